import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import { addDays } from '../../core/domain/time.ts';
import { loadRules } from '../../intake/rule-files.ts';
import type { RuleVersion } from '../../store/port/rules.ts';
import type { Store } from '../../store/port/store.ts';
import { newId } from '../../work/identify.ts';
import { sha256Hex } from '../../work/hash.ts';
import { recheck } from './core.ts';

/** Rules are valid for twelve months at most; the demo's begin with its past. */
const VALID_DAYS = 364;

/**
 * Brings the rules of a folder in force as first versions, where the store has none of that name. `validFrom` moves their
 * span: the demo dates its rules from its first start. Throws nothing for a rule that may not stand: it is left out.
 */
export async function bringRules(store: Store, folder: string, now: Instant, validFrom?: LocalDay): Promise<number> {
  const { results } = await loadRules([folder], '/', { hash: sha256Hex });
  const versions = results.flatMap(({ file, rule }): RuleVersion[] => {
    if (rule === undefined) return [];
    const dates = validFrom === undefined ? {} : { validFrom, validUntil: addDays(validFrom, VALID_DAYS) };
    const body = { ...(file.raw as Readonly<Record<string, unknown>>), ...dates };
    const checked = recheck(body);
    if (checked === undefined) return [];
    return [
      {
        ruleId: checked.rule.id,
        version: 1,
        hash: checked.hash,
        state: 'live',
        body,
        validFrom: checked.rule.validFrom,
        validUntil: checked.rule.validUntil,
        createdBy: checked.rule.owner,
        createdAt: now,
      },
    ];
  });
  const standing = new Set((await store.rules.current()).map((one) => one.ruleId));
  const fresh = versions.filter((one) => !standing.has(one.ruleId));
  await store.rules.add(fresh);
  await store.events.append(
    fresh.map((one) => ({
      id: newId(now),
      at: now,
      kind: 'rule-loaded',
      subject: newId(now),
      actor: one.createdBy,
      body: { rule: one.ruleId, version: one.version, hash: one.hash, state: one.state },
    })),
  );
  return fresh.length;
}
