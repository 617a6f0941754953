import type { DeclarationId, Instant, Plate } from '../../core/domain/ids.ts';
import type { BilingualText } from '../../core/domain/text.ts';
import { parseDateTime } from '../../core/domain/time.ts';
import { sayToDriver } from '../../messages/say.ts';
import type { ActionResult, CrossingServices, CrossingTarget, GateFacts } from '../../server/services.ts';
import type { StoredDeclaration } from '../../store/port/declarations.ts';
import type { ActionInput } from '../../wire/crossings.ts';
import { type ActRefusal, actOnCrossing, type CrossingInput } from '../../work/crossings/act.ts';
import { glanceAtPlate } from '../../work/crossings/glance.ts';
import { bookCrossing } from '../../work/crossings/open-crossing.ts';
import { type SigningKey, signSlip } from '../../work/slips.ts';
import type { Core } from './core.ts';

/** A device holds at most this many slips: ten times an ordinary day's open passages. */
const MOST_SLIPS = 5_000;

export function composeCrossings(core: Core, key: SigningKey): CrossingServices {
  const { environment, assessor } = core;
  const { store, timeZone } = environment;
  const slipOf = new Map<string, string>();

  return {
    async book(request, actor, now) {
      const slotAt = request.slotAt === undefined ? undefined : parseDateTime(request.slotAt, timeZone);
      const result = await bookCrossing(
        environment,
        {
          vehicle: request.vehicle as Parameters<typeof bookCrossing>[1]['vehicle'],
          direction: request.direction,
          ...(slotAt === undefined ? {} : { slotAt }),
          ...(request.declarations === undefined ? {} : { declarations: request.declarations as DeclarationId[] }),
        },
        actor,
        now,
      );
      switch (result.outcome) {
        case 'booked':
          return { outcome: 'opened', crossing: result.crossing };
        case 'seen':
        case 'plate-open':
          return { outcome: 'plate-open' };
        case 'unknown-declaration':
          return { outcome: 'declaration-unknown' };
        case 'declaration-carried':
          return { outcome: 'declaration-carried' };
      }
    },

    async act(target, action, actor, now) {
      const input = readInput(action, timeZone, now);
      const result = await actOnCrossing(environment, assessor, await targetOf(target), input, actor, now);
      if (result.outcome !== 'refused') return result;
      const code = REFUSAL_CODES[result.refusal];
      return {
        outcome: 'refused',
        code,
        ...(result.crossing === undefined ? {} : { crossing: result.crossing }),
      } satisfies ActionResult;
    },

    async gateAnswer(plate, now) {
      const glance = await glanceAtPlate(environment, plate);
      return {
        ...glance,
        say: sayToDriver(glance.lane, glance.known),
        reasons: reasonsOf(glance.declarations),
        ...(glance.crossing === undefined ? {} : { slip: signSlip(key, glance.crossing, glance.lane, now) }),
      } satisfies GateFacts;
    },

    async slips(now) {
      const open = await store.crossings.list({ states: ['booked', 'arrived', 'at-gate', 'directed'] }, MOST_SLIPS);
      const kept = new Map<string, string>();
      for (const crossing of open) {
        // One slip a version and hour: devices ask every half minute, and a signature costs 75 microseconds.
        const name = `${crossing.id}:${crossing.version}:${Math.floor(now / 3_600_000)}`;
        kept.set(name, slipOf.get(name) ?? signSlip(key, crossing, crossing.lane, now));
      }
      slipOf.clear();
      for (const [name, slip] of kept) slipOf.set(name, slip);
      return [...kept.values()];
    },
  };

  /** A device that knows only a plate: its open passage, or one that begins the way its declarations go. */
  async function targetOf(target: CrossingTarget): Promise<Parameters<typeof actOnCrossing>[2]> {
    if ('crossingId' in target) return { id: target.crossingId };
    const glance = await glanceAtPlate(environment, target.plate);
    if (glance.crossing !== undefined) return { id: glance.crossing.id };
    const outbound =
      glance.declarations.length > 0 && glance.declarations.every((one) => one.declaration.direction === 'export');
    const vehicle = glance.declarations[0]?.declaration.vehicle ?? {};
    return { vehicle: { ...vehicle, plate: target.plate as Plate }, direction: outbound ? 'outbound' : 'inbound' };
  }
}

/** The sentences of these codes stand in the server's catalogue. */
const REFUSAL_CODES: Readonly<Record<ActRefusal, string>> = {
  'unknown-crossing': 'crossing-unknown',
  'weight-required': 'weight-required',
  'too-busy': 'changed-meanwhile',
  'not-in-this-state': 'not-in-this-state',
  'check-required': 'check-required',
  'result-required': 'result-required',
  'adverse-finding-needs-hold': 'adverse-finding-needs-hold',
  'hold-needs-note': 'hold-needs-note',
  'same-officer-lifts-hold': 'same-officer-lifts-hold',
};

function readInput(action: ActionInput, zone: Core['environment']['timeZone'], now: Instant): CrossingInput {
  const { at, findings, ...rest } = action;
  return {
    ...rest,
    at: parseDateTime(at, zone) ?? now,
    ...(findings === undefined ? {} : { findings: findings as unknown as NonNullable<CrossingInput['findings']> }),
  };
}

/** The reasons of the selected hits, each once; a random check is said to be one. */
function reasonsOf(declarations: readonly StoredDeclaration[]): readonly BilingualText[] {
  const reasons = new Map<string, BilingualText>();
  for (const { assessments } of declarations) {
    const newest = assessments[0]?.assessment;
    for (const hit of newest?.hits ?? []) if (hit.selected) reasons.set(hit.reason.en, hit.reason);
    if (newest?.selections.some((one) => one.kind === 'random')) reasons.set(RANDOM.en, RANDOM);
  }
  return [...reasons.values()].sort((a, b) => a.en.length - b.en.length);
}

const RANDOM: BilingualText = { en: 'Drawn at random', zh: '随机抽查' };
