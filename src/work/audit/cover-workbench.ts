import type { ListEntry, StoredList, StoredTerm } from '../../store/port/lists.ts';
import type { RoleGrant } from '../../store/port/people.ts';
import type { RuleStep, RuleVersion } from '../../store/port/rules.ts';
import { canonicalHash } from '../decide-leaf.ts';
import { LIST_ENTRY_PSEUDONYMISED } from '../retention/pseudonymise-listed.ts';
import { subjectOf } from '../subject.ts';
import type { Coverage } from './coverage.ts';
import { wholeRecords } from './record-coverage.ts';

const STEP_KINDS = ['rule-replayed', 'rule-approved', 'rule-shadowed', 'rule-made-live', 'rule-withdrawn'];

/** Rules and their steps, replays that were attached, lists, words and roles. */
export const WORKBENCH_COVERAGE: readonly Coverage[] = [
  wholeRecords<RuleVersion>({
    table: 'rule_version',
    kinds: ['rule-loaded', 'rule-drafted'],
    name: (row) => `${row.ruleId}@${row.version}`,
    subject: (row) => subjectOf('rule', row.ruleId),
    at: (row) => row.createdAt,
    all: ({ store }) => store.rules.all(),
  }),
  wholeRecords<RuleStep>({
    table: 'rule_step',
    kinds: STEP_KINDS,
    name: (row) => `${row.ruleId}@${row.version}#${row.ordinal}`,
    subject: (row) => subjectOf('rule', row.ruleId),
    at: (row) => row.at,
    all: ({ store }) => store.rules.steps(),
  }),
  {
    table: 'replay_run',
    kinds: ['rule-replayed'],
    fold({ decision }, expected) {
      // The replay itself is not in the entry, which would hold megabytes: its canonical hash is.
      const step = decision['record'] as RuleStep | undefined;
      if (step?.replay === undefined) return;
      const { ruleId, version, at, officer } = step;
      expected.set(step.replay, { ruleId, version, at, officer, result: decision['replay'] });
    },
    async *records({ audit }) {
      for (const { id, result, ...values } of await audit.replayRuns()) {
        const subject = subjectOf('rule', values.ruleId);
        yield { name: id, subject, at: values.at, values: { ...values, result: canonicalHash(result) } };
      }
    },
  },
  wholeRecords<StoredList>({
    table: 'named_list',
    kinds: ['list-created'],
    name: (row) => row.id,
    subject: (row) => subjectOf('list', row.id),
    at: (row) => row.createdAt,
    all: ({ store }) => store.lists.all(),
  }),
  wholeRecords<ListEntry>({
    table: 'list_entry',
    kinds: [
      'list-entry-proposed',
      'list-entry-approved',
      'list-entry-refused',
      'list-entry-withdrawn',
      LIST_ENTRY_PSEUDONYMISED,
    ],
    name: (row) => row.id,
    subject: (row) => row.id,
    at: (row) => row.proposedAt,
    all: ({ store }) => store.lists.entries(),
  }),
  wholeRecords<StoredTerm>({
    table: 'vocabulary_term',
    kinds: ['term-proposed', 'term-approved', 'term-refused'],
    name: (row) => `${row.id}#${row.proposal}`,
    subject: (row) => subjectOf('term', row.id),
    at: (row) => row.proposedAt,
    all: ({ store }) => store.vocabulary.all(),
  }),
  wholeRecords<RoleGrant>({
    table: 'role_grant',
    kinds: ['grant-proposed', 'grant-approved', 'grant-refused', 'grant-revoked'],
    name: (row) => row.id,
    subject: (row) => row.id,
    at: (row) => row.proposedAt,
    all: ({ store }) => store.people.grants(),
  }),
];
