import type { InspectionId } from '../../core/inspect/inspection.ts';
import { recordHash } from '../inspections/record-act.ts';
import { canonicalJson } from '../../core/domain/canonical.ts';
import type { Coverage } from './coverage.ts';

const PAGE = 200;

/** Inspections: the entry of each act states the whole record after it, so that no step, finding or decision is slipped in. */
export const INSPECTION_COVERAGE: Coverage = {
  table: 'inspection',
  kinds: [
    'inspection-ordered',
    'inspection-acted',
    'step-waived',
    'waiver-decided',
    'inspection-decided',
    'inspection-seconded',
  ],
  fold({ subject, decision: { crossing, record, version } }, expected) {
    // Acts of two devices enter the log by their times; the last one written is the one of the highest version.
    const before = expected.get(subject)?.['version'];
    if (typeof before !== 'number' || Number(version) > before) expected.set(subject, { crossing, record, version });
  },
  async *records({ store }) {
    for (let last: InspectionId | undefined; ; ) {
      const page = await store.inspections.list({}, PAGE, last);
      for (const inspection of page) {
        const { id, crossing, openedAt: at } = inspection;
        yield { name: id, subject: id, at, values: { crossing, record: recordHash(inspection) } };
      }
      if (page.length < PAGE) return;
      last = page.at(-1)?.id;
    }
  },
  // Whom an inspection is with counts in its version and stands with the draw.
  differing: (values, expected) =>
    ['crossing', 'record'].filter((name) => canonicalJson(values[name]) !== canonicalJson(expected[name])),
};
