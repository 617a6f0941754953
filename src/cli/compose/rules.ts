import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import { addDays } from '../../core/domain/time.ts';
import { type NamedLists, NO_LISTS } from '../../core/rule/named-list.ts';
import type { CheckedRule } from '../../core/rule/rule.ts';
import { writeOutLists } from '../../core/rule/write-out-lists.ts';
import { loadRules } from '../../intake/rule-files.ts';
import type { RuleVersion } from '../../store/port/rules.ts';
import type { Store } from '../../store/port/store.ts';
import { decisionLeaf } from '../../work/decide-leaf.ts';
import { newId } from '../../work/identify.ts';
import { sha256Hex } from '../../work/hash.ts';
import { APPROVAL_PENDING } from '../../work/rules/standing.ts';
import { subjectOf } from '../../work/subject.ts';
import { recheck } from './core.ts';

/** Rules are valid for twelve months at most; the demo's begin with its past. */
const VALID_DAYS = 364;

/** What became of the rule files of a folder. */
export interface Brought {
  /** Ids of rules that came into force. */
  readonly fresh: readonly string[];
  /** Files that changed under the id of a rule that stands: each is a draft of it now, and changes nothing yet. */
  readonly drafts: readonly { readonly file: string; readonly rule: string; readonly version: number }[];
  /** Files whose rule may not stand. */
  readonly leftOut: readonly string[];
}

/** A rule of a file, in the words in which it is kept. */
interface FileRule {
  readonly file: string;
  readonly body: RuleVersion['body'];
  readonly checked: CheckedRule;
}

/**
 * Brings the rules of a folder, with the named lists beside them. A rule that the store does not know comes into force; one
 * that it knows with other content becomes a draft, since a version that judges never changes and its successor takes two
 * people. `validFrom` moves their span: the demo dates its rules from its first start, and no later start drafts any anew.
 * `kept` are the store's own lists, which a file may name as well.
 */
export async function bringRules(
  store: Store,
  folder: string,
  now: Instant,
  { validFrom, kept = NO_LISTS }: { readonly validFrom?: LocalDay; readonly kept?: NamedLists } = {},
): Promise<Brought> {
  const loaded = await loadRules([folder], '/', { hash: sha256Hex, kept });
  const beside = new Set(loaded.lists.keys());
  const leftOut: string[] = [];
  // Lists beside the rules are written out into them: a stored rule may not depend on a file.
  const rules = loaded.results.flatMap(({ file, rule }): readonly FileRule[] => {
    const dates = validFrom === undefined ? {} : { validFrom, validUntil: addDays(validFrom, VALID_DAYS) };
    const when = rule === undefined ? '' : writeOutLists(rule.rule.when, rule.expr, beside);
    const body = { ...(file.raw as Readonly<Record<string, unknown>>), ...dates, when };
    const checked = rule === undefined ? undefined : recheck(body, kept);
    if (checked !== undefined) return [{ file: file.path, body, checked }];
    leftOut.push(file.path);
    return [];
  });

  const standing = new Map<string, readonly RuleVersion[]>();
  for (const one of await store.rules.all()) standing.set(one.ruleId, [...(standing.get(one.ruleId) ?? []), one]);
  // Version 1 is live from its first day: whoever can write to the folder is trusted as whoever starts the program.
  const fresh = rules
    .filter(({ checked }) => !standing.has(checked.rule.id))
    .map(({ body, checked }) => versionOf(body, checked, 1, 'live', now));
  await store.rules.add(fresh, {
    events: fresh.map((one) => ({
      id: newId(now),
      at: now,
      kind: 'rule-loaded',
      subject: newId(now),
      actor: one.createdBy,
      body: { rule: one.ruleId, version: one.version, hash: one.hash, state: one.state },
    })),
    leaves: fresh.map((one) => decisionLeaf('rule-loaded', subjectOf('rule', one.ruleId), now, { record: one })),
  });

  const drafts: { file: string; rule: string; version: number }[] = [];
  for (const one of validFrom === undefined ? rules : []) {
    const versions = standing.get(one.checked.rule.id);
    const draft = versions === undefined ? undefined : draftOf(one, versions, kept, now);
    if (draft !== undefined && (await addDraft(store, draft, now)))
      drafts.push({ file: one.file, rule: draft.ruleId, version: draft.version });
  }
  return { fresh: fresh.map(({ ruleId }) => ruleId), drafts, leftOut };
}

function versionOf(
  body: RuleVersion['body'],
  { rule, hash }: CheckedRule,
  version: number,
  state: 'live' | 'draft',
  now: Instant,
): RuleVersion {
  const { id: ruleId, validFrom, validUntil, owner: createdBy } = rule;
  return { ruleId, version, hash, state, body, validFrom, validUntil, createdBy, createdAt: now };
}

/** The next version of a rule as its file has it now; nothing when a version says the same already, at whatever step it stands. */
function draftOf(
  { body, checked }: FileRule,
  versions: readonly RuleVersion[],
  kept: NamedLists,
  now: Instant,
): RuleVersion | undefined {
  // Whoever approved an earlier text did not approve this one.
  const { approvedBy: _earlier, ...own } = body;
  const pending = recheck({ ...own, approvedBy: APPROVAL_PENDING }, kept);
  if (pending === undefined || versions.some(({ hash }) => hash === checked.hash || hash === pending.hash)) return;
  return versionOf(own, pending, Math.max(...versions.map(({ version }) => version)) + 1, 'draft', now);
}

/** False when somebody drafted a version of that number meanwhile: the next start finds the file again. */
function addDraft(store: Store, draft: RuleVersion, now: Instant): Promise<boolean> {
  const { ruleId, version, hash, createdBy } = draft;
  const subject = subjectOf('rule', ruleId);
  const said = { rule: ruleId, version, hash };
  return store.rules.addVersion(draft, {
    events: [{ id: newId(now), at: now, kind: 'rule-drafted', subject, actor: createdBy, body: said }],
    leaves: [decisionLeaf('rule-drafted', subject, now, { by: createdBy, record: draft })],
  });
}
