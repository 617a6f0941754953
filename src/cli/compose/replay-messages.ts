import type { TimeZone } from '../../core/domain/ids.ts';
import type { CheckPlaces } from '../../core/select/minutes.ts';
import type { DatabaseAddress } from '../../store/pool.ts';
import type { ReplayOutcome, ReplayRequest, ReplaySpanEmpty } from '../../work/replay/result.ts';

/** What a replay thread is started with. */
export interface ThreadData {
  readonly connection: DatabaseAddress;
  readonly zone: TimeZone;
  readonly places: CheckPlaces;
}

/** What the program says to the thread; `number` tells replays apart. */
export type ToThread =
  | { readonly kind: 'run'; readonly number: number; readonly request: ReplayRequest }
  | { readonly kind: 'stop'; readonly number: number }
  | { readonly kind: 'close' };

/** What the thread says back; each names the replay it is about. */
export type FromThread =
  | { readonly kind: 'progress'; readonly number: number; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly number: number; readonly outcome: ReplayOutcome | ReplaySpanEmpty }
  | { readonly kind: 'stopped'; readonly number: number }
  | { readonly kind: 'failed'; readonly number: number; readonly reason: string };
