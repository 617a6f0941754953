import type { Instant } from '../core/domain/ids.ts';
import type { EntryVerdict, FormBatch, FormKind, OutageEntry } from '../core/outage/forms.ts';
import type { Outage, OutageVerdict } from '../core/outage/outage.ts';
import type { CrossingTarget } from '../work/crossings/act.ts';
import type { OutageInput, OutageResult } from '../work/outage/declare-outage.ts';
import type { keyLine, KeyedLine } from '../work/outage/key-form.ts';
import type { EntryResult } from '../work/outage/record-entry.ts';

/** The port without its server. Each use case stands in src/work/outage under its name. */
export interface OutageServices {
  /** Whether devices may be given grants at all. */
  readonly permitted: boolean;
  /** Those in force now and those ahead. */
  now(now: Instant): Promise<readonly Outage[]>;
  /** Signed, for devices to hold. */
  grants(now: Instant): Promise<readonly string[]>;
  recent(now: Instant): Promise<readonly Outage[]>;
  declare(input: OutageInput, by: string, now: Instant): Promise<OutageResult>;
  decide(id: string, agrees: boolean, by: string, now: Instant): Promise<OutageResult>;
  end(id: string, by: string, now: Instant): Promise<OutageResult>;
  review(id: string, verdict: OutageVerdict, by: string, now: Instant): Promise<OutageResult>;
  printForms(
    wanted: { readonly kind: FormKind; readonly pack?: string; readonly count: number },
    by: string,
    now: Instant,
  ): Promise<FormBatch | 'changed-meanwhile'>;
  forms(): Promise<readonly FormBatch[]>;
  /** Keys one line of a paper form; see work/outage/key-form.ts. */
  key(target: CrossingTarget, line: KeyedLine, by: string, now: Instant): ReturnType<typeof keyLine>;
  entries(): Promise<readonly OutageEntry[]>;
  /** How many of them nobody has looked at, however many are listed. */
  openEntries(): Promise<number>;
  lookAt(id: string, verdict: EntryVerdict, by: string, now: Instant): Promise<EntryResult>;
}
