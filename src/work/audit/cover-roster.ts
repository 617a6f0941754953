import type { Instant, LocalDay } from '../../core/domain/ids.ts';
import type { Qualification, Shift } from '../../core/roster/roster.ts';
import type { Assignment, Reassignment } from '../../store/port/roster.ts';
import { subjectOf } from '../subject.ts';
import type { Coverage } from './coverage.ts';
import { wholeRecords } from './record-coverage.ts';

/** All days and all times there are. */
const FIRST = '0001-01-01' as LocalDay;
const LAST = '9999-12-31' as LocalDay;
const BEFORE = 0 as Instant;
const AFTER = 253_402_300_000_000 as Instant;
/** These tables are younger than the statements that are kept: no record of theirs is without an entry for its age. */
const at = (): Instant => AFTER;

/** Who was on shift and qualified, who was drawn from them, and who took over: what a draw is checked against. */
export const ROSTER_COVERAGE: readonly Coverage[] = [
  wholeRecords<Shift>({
    table: 'shift',
    kinds: ['shift-changed'],
    name: ({ id }) => id,
    subject: ({ id }) => id,
    at,
    all: ({ store }) => store.roster.shifts(BEFORE, AFTER),
  }),
  wholeRecords<Qualification>({
    table: 'qualification',
    kinds: ['qualification-granted'],
    name: ({ officer, what }) => `${officer} ${what}`,
    subject: ({ officer }) => subjectOf('officer', officer),
    at,
    all: ({ store }) => store.roster.qualifications(),
  }),
  wholeRecords<Assignment>({
    table: 'draw_assignment',
    kinds: ['assignment'],
    name: ({ inspectionId }) => inspectionId,
    subject: ({ inspectionId }) => inspectionId,
    at,
    all: ({ store }) => store.assignments.between(FIRST, LAST),
  }),
  wholeRecords<Reassignment>({
    table: 'reassignment',
    kinds: ['reassignment-proposed', 'reassignment-approved', 'reassignment-refused'],
    name: ({ id }) => id,
    subject: ({ inspectionId }) => inspectionId,
    at,
    all: ({ store }) => store.assignments.reassignments({}),
  }),
];
