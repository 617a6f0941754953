import type { Instant } from '../../core/domain/ids.ts';
import { compareGroups, type Fairness } from '../../core/oversee/fairness.ts';
import type { Store } from '../../store/port/store.ts';

const DAY_MS = 86_400_000;

/** What the port does to groups of firms, over the days before an instant. */
export async function seeFairness({ oversee }: Pick<Store, 'oversee'>, days: number, now: Instant): Promise<Fairness> {
  const { groups, rules, selections } = await oversee.fairness((now - days * DAY_MS) as Instant, now);
  return compareGroups(groups, rules, selections);
}
