import type { Instant } from '../../core/domain/ids.ts';
import { localDay } from '../../core/domain/time.ts';
import { checkRule } from '../../core/rule/check-rule.ts';
import type { Diagnostic } from '../../core/rule/diagnostic.ts';
import type { RuleVersion } from '../../store/port/rules.ts';
import { decisionLeaf } from '../decide-leaf.ts';
import { newId } from '../identify.ts';
import { subjectOf } from '../subject.ts';
import { APPROVAL_PENDING, type Standing, standingsOf } from './standing.ts';
import { contextAt, type Officer, type Workbench } from './workbench.ts';

/** `same`: the last version says just this and is still a draft. `refused`: diagnostics say why it may not stand. */
export type DraftResult =
  | { readonly outcome: 'drafted' | 'same'; readonly standing: Standing; readonly diagnostics: readonly Diagnostic[] }
  | { readonly outcome: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly outcome: 'changed-meanwhile' };

/** Two people who draft the same rule at once get numbers in turn. */
const ATTEMPTS = 4;

/** A draft as its author wrote it becomes a rule's body: whoever writes it owns it, and nobody has approved it. */
export function draftBody(draft: Readonly<Record<string, unknown>>, owner: string): RuleVersion['body'] {
  const { approvedBy: _notYet, ...own } = draft;
  const kept = Object.entries({ ...own, owner }).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(kept);
}

/** Stores a new version of a rule, unless it may not stand. The same draft saved twice in a row is one version. */
export async function draftRule(
  workbench: Workbench,
  draft: Readonly<Record<string, unknown>>,
  officer: Officer,
  now: Instant,
): Promise<DraftResult> {
  const { store, timeZone } = workbench.environment;
  const body = draftBody(draft, officer.username);
  const { rule: checked, diagnostics } = checkRule(
    { ...body, approvedBy: APPROVAL_PENDING },
    contextAt(workbench, now),
  );
  if (checked === undefined) return { outcome: 'refused', diagnostics };
  const { rule, hash } = checked;
  // The number is the lock: whoever takes it first has it, and the other reads again.
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const [versions, steps] = await Promise.all([store.rules.byId(rule.id), store.rules.steps([rule.id])]);
    const last = versions[0];
    const day = localDay(now, timeZone);
    if (last !== undefined && last.hash === hash && sameCases(last.body, body)) {
      const standing = standingsOf([last], steps, day, (at) => localDay(at, timeZone))[0];
      if (standing?.state === 'draft') return { outcome: 'same', standing, diagnostics };
    }
    const version: RuleVersion = {
      ruleId: rule.id,
      version: (last?.version ?? 0) + 1,
      hash,
      state: 'draft',
      body,
      validFrom: rule.validFrom,
      validUntil: rule.validUntil,
      createdBy: officer.username,
      createdAt: now,
    };
    const subject = subjectOf('rule', rule.id);
    const said = { rule: rule.id, version: version.version, hash };
    const added = await store.rules.addVersion(version, {
      events: [{ id: newId(now), at: now, kind: 'rule-drafted', subject, actor: officer.id, body: said }],
      leaves: [decisionLeaf('rule-drafted', subject, now, { by: officer.id, record: version })],
    });
    if (added) {
      return { outcome: 'drafted', standing: { version, state: 'draft', inForce: false, taken: 0 }, diagnostics };
    }
  }
  return { outcome: 'changed-meanwhile' };
}

function sameCases(one: RuleVersion['body'], other: RuleVersion['body']): boolean {
  return sorted(one['cases'] ?? []) === sorted(other['cases'] ?? []);
}

/** JSON with the keys of every object in order: the database keeps none. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
