import type { Instant, TimeZone } from '../../core/domain/ids.ts';
import { formatDateTime } from '../../core/domain/time.ts';
import { type FormBatch, hasPartIn, type OutageEntry, serialOf } from '../../core/outage/forms.ts';
import { endOf, type Outage, outageState } from '../../core/outage/outage.ts';
import type { FormBatchView, OutageEntryView, OutageView } from '../../wire/outages.ts';
import { type Names, nameIn } from './name-in.ts';

/** What presenting needs beside the record. */
export interface Beside {
  readonly names: Names;
  readonly zone: TimeZone;
  /** Whoever asks. */
  readonly self: string;
  readonly now: Instant;
}

const deedIn =
  ({ names, zone }: Pick<Beside, 'names' | 'zone'>) =>
  (one: { readonly by: string; readonly at: Instant }) => ({
    by: { id: one.by, name: nameIn(names, one.by) },
    at: formatDateTime(one.at, zone),
  });

/**
 * `ends` is when it is over: by its time, an end before it, a refusal, or because nobody confirmed it; `yours` where
 * whoever asks had a part in it.
 */
export function presentOutage(outage: Outage, beside: Beside): OutageView {
  const { id, kind, from, until, parts, reason, declaredBy, declaredAt, confirmation, ended, review } = outage;
  const deed = deedIn(beside);
  const { zone, self, now } = beside;
  return {
    id,
    kind,
    state: outageState(outage, now),
    from: formatDateTime(from, zone),
    until: formatDateTime(until, zone),
    ends: formatDateTime(endOf(outage), zone),
    parts: [...parts],
    reason,
    declared: deed({ by: declaredBy, at: declaredAt }),
    ...(confirmation === undefined ? {} : { confirmation: { ...deed(confirmation), agrees: confirmation.agrees } }),
    ...(ended === undefined ? {} : { ended: deed(ended) }),
    ...(review === undefined ? {} : { review: { ...deed(review), verdict: review.verdict } }),
    yours: [declaredBy, confirmation?.by, ended?.by].some((one) => one === self),
  };
}

/** The numbers as they are printed, one for each sheet. */
export function presentForms(batch: FormBatch, beside: Pick<Beside, 'names' | 'zone'>): FormBatchView {
  const { id, kind, pack, first, count, printedBy, printedAt } = batch;
  return {
    id,
    kind,
    ...(pack === undefined ? {} : { pack }),
    serials: Array.from({ length: count }, (_, nth) => serialOf(kind, first + nth)),
    printed: deedIn(beside)({ by: printedBy, at: printedAt }),
  };
}

/** `plate` as long as it is kept; `yours` where whoever asks has a part in it, and so may not look at it again. */
export function presentEntry(entry: OutageEntry, plate: string | undefined, beside: Beside): OutageEntryView {
  const { happenedAt, keyedAt, doneBy, keyedBy, claimedSecond, review, form } = entry;
  const { id, cause, action, crossing, inspection, refusal } = entry;
  const { names, zone, self } = beside;
  const officer = (by: string) => ({ id: by, name: nameIn(names, by) });
  return {
    id,
    cause,
    action,
    ...(plate === undefined ? {} : { plate }),
    ...(crossing === undefined ? {} : { crossing }),
    ...(inspection === undefined ? {} : { inspection }),
    ...(form === undefined ? {} : { form: { ...form } }),
    happenedAt: formatDateTime(happenedAt, zone),
    keyedAt: formatDateTime(keyedAt, zone),
    doneBy: officer(doneBy),
    keyedBy: officer(keyedBy),
    ...(claimedSecond === undefined ? {} : { claimedSecond: officer(claimedSecond) }),
    ...(refusal === undefined ? {} : { refusal }),
    ...(review === undefined ? {} : { review: { ...deedIn(beside)(review), verdict: review.verdict } }),
    yours: hasPartIn(entry, self),
  };
}
