import { queryOptions } from '@tanstack/react-query';
import type { ReferralRowView, ReferralView } from '../../wire/accountability.ts';
import { call } from '../wire/call.ts';

/** Cases without what they are about; listing them is no look. */
export const referralsQuery = queryOptions({
  queryKey: ['referrals'],
  queryFn: () => call<{ readonly items: readonly ReferralRowView[] }>('GET', '/referrals'),
});

/** One case. It is asked for once and not again by itself: every look is on record. */
export const referralQuery = (id: string) =>
  queryOptions({
    queryKey: ['referral', id],
    queryFn: () => call<ReferralView>('GET', `/referrals/${id}`),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
