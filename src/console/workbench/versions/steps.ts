import type { Role } from '../../../core/domain/role.ts';
import type { BilingualText } from '../../../core/domain/text.ts';
import { lifecycleWords as words } from '../../../messages/console-lifecycle.ts';
import { holdsOne, STEP_ACCESS } from '../../../wire/access.ts';
import type { RuleStepInput, RuleVersionView } from '../../../wire/workbench.ts';

/** What may be done with a version, as the wire names it. */
export type StepName = RuleStepInput['step'];

/** One step on a version's way: whether it can be taken now by this person, and if not, why. */
export interface Step {
  readonly step: StepName;
  readonly verb: BilingualText;
  readonly note: BilingualText;
  /** Absent when it may be taken. */
  readonly because?: BilingualText;
  readonly done: boolean;
}

/** The order of states a version goes through; `expired` and `withdrawn` end it from anywhere. */
const ORDER: readonly RuleVersionView['state'][] = ['draft', 'replayed', 'approved', 'shadow', 'live'];

const STEPS: readonly {
  readonly step: StepName;
  readonly makes: RuleVersionView['state'];
  readonly verb: BilingualText;
  readonly note: BilingualText;
}[] = [
  { step: 'replay', makes: 'replayed', verb: words.replay, note: words.replayNote },
  { step: 'approve', makes: 'approved', verb: words.approve, note: words.approveNote },
  { step: 'shadow', makes: 'shadow', verb: words.shadow, note: words.shadowNote },
  { step: 'live', makes: 'live', verb: words.live, note: words.liveNote },
  {
    step: 'withdraw',
    makes: 'withdrawn',

    verb: words.withdraw,
    note: words.withdrawNote,
  },
];

/** The steps of a version for somebody. The server decides; this says beforehand what it would say. */
export function stepsOf(
  version: Pick<RuleVersionView, 'state' | 'createdBy'>,
  me: { readonly id: string; readonly username: string; readonly roles: readonly Role[] },
): readonly Step[] {
  const over = version.state === 'expired' || version.state === 'withdrawn';
  const reached = ORDER.indexOf(version.state);
  const mine = version.createdBy === me.id || version.createdBy === me.username;
  return STEPS.map(({ step, makes, verb, note }): Step => {
    const roles = STEP_ACCESS[step];
    const place = ORDER.indexOf(makes);
    const done = step === 'withdraw' ? version.state === 'withdrawn' : !over && place <= reached;
    const because = (): BilingualText | undefined => {
      if (over) return words.over;
      if (done) return words.done;
      if (!holdsOne(roles, me.roles))
        return roles.length > 1 ? words.needsEither : roles[0] === 'analyst' ? words.needsAnalyst : words.needsApprover;
      if (step === 'approve' && mine) return words.ownVersion;
      if (step === 'approve' && version.state === 'draft') return words.needsReplay;
      // No step is left out: what stops trucks was counted first.
      if ((step === 'shadow' || step === 'live') && reached < ORDER.indexOf('approved')) return words.needsApproval;
      if (step === 'live' && reached < ORDER.indexOf('shadow')) return words.needsShadow;
      return undefined;
    };
    const why = because();
    return { step, verb, note, done, ...(why === undefined ? {} : { because: why }) };
  });
}
