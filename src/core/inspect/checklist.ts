import { HAZARDS, type Hazard } from '../domain/hazard.ts';
import type { BilingualText } from '../domain/text.ts';
import { EQUIPMENT, type Equipment, PHOTO_NEEDS, type PhotoNeed, STEP_KINDS, type StepKind } from './codes.ts';
import { refusedStep, type StepRefusal } from './refuse-step.ts';

/** In which part of an examination a pack's steps come: papers and seal, scan, outside, goods, after. */
export const PACK_STAGES = ['papers', 'scan', 'vehicle', 'goods', 'after'] as const;
/** The order is that of the work: papers and seal before anything is touched. */
export type PackStage = (typeof PACK_STAGES)[number];

/** How a load travels: in containers, loose (on or in the vehicle), or not at all. */
const LOADS = ['container', 'loose', 'empty'] as const;
/** Of a vehicle with both containers and loose goods, the containers count. */
export type Load = (typeof LOADS)[number];

/** One step of a checklist. */
export interface PackStep {
  readonly id: string;
  readonly title: BilingualText;
  readonly kind: StepKind;
  /** A required step is signed or waived by two before a release; others may be left out. */
  readonly required: boolean;
  readonly photo: PhotoNeed;
  /** Of the figure that a count, a weighing or a measurement ends in. */
  readonly unit?: string;
}

/** When a pack is part of an order. `load` narrows; of the rest one is enough. */
export interface PackUse {
  readonly always: boolean;
  /** Where chance chose the load and nothing is known of it. */
  readonly random: boolean;
  /** Where no other pack of its stage is used. */
  readonly otherwise: boolean;
  readonly hazards: readonly Hazard[];
  /** Beginnings of HS codes. */
  readonly hs: readonly string[];
  readonly load: readonly Load[];
}

/** A versioned checklist, as an administration writes it. */
export interface Pack {
  readonly id: string;
  /** Orders keep the version by which they were written; a changed pack is a new one. */
  readonly version: number;
  readonly title: BilingualText;
  readonly stage: PackStage;
  readonly use: PackUse;
  readonly equipment: readonly Equipment[];
  /** What an officer must be qualified in to work by it. */
  readonly qualification?: string;
  /** The most of a load that is unloaded for it, per cent; bulk and animals are not. */
  readonly mostUnloadPercent: number;
  readonly steps: readonly PackStep[];
}

/** What can be wrong with a pack; the sentences stand in src/messages. */
const PACK_CODES = [
  'pack-not-an-object',
  'pack-key-unknown',
  'pack-key-missing',
  'pack-value-wrong',
  'pack-text-missing',
  'pack-step-duplicate',
  'pack-unit-missing',
  'pack-use-missing',
  'step-reads-content',
  'step-about-person',
  'pack-duplicate',
  // Found by the reader of files.
  'pack-file-unreadable',
  'pack-yaml-malformed',
  'pack-folder-empty',
] as const;
/** One code of the catalogue; each keeps the pack from being used. */
export type PackCode = (typeof PACK_CODES)[number];

/** One thing wrong with a pack, where it stands. */
export interface PackProblem {
  readonly code: PackCode;
  /** RFC 6901. */
  readonly pointer: string;
  /** What was found, or what was expected. */
  readonly given: string;
}

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const HS = /^\d{2,8}$/;
const UNIT = /^[\p{L}%°/0-9.]{1,10}$/u;
const MOST_STEPS = 60;
const MOST_LETTERS = 160;
/** Steps whose figure says nothing without its unit. */
const UNIT_KINDS: ReadonlySet<StepKind> = new Set<StepKind>(['weigh', 'measure']);

type Raw = Readonly<Record<string, unknown>>;

/**
 * Reads one pack. It may stand when there are no problems; otherwise every one of them is named. A step that reads what
 * is printed, recorded or stored, or looks at a person, is among them (DESIGN.md limits 1 and 2). That ids of packs are
 * unique is for whoever reads a folder of them (`pack-duplicate`).
 */
export function checkPack(raw: unknown): { readonly pack?: Pack; readonly problems: readonly PackProblem[] } {
  const problems: PackProblem[] = [];
  const say = (code: PackCode, pointer: string, given: unknown = ''): void => {
    problems.push({ code, pointer, given: String(given).slice(0, 80) });
  };
  if (!isObject(raw)) {
    say('pack-not-an-object', '', typeof raw);
    return { problems };
  }
  const read = reader(say);
  read.keys(raw, '', ['id', 'version', 'title', 'stage', 'use', 'equipment', 'qualification', 'unload', 'steps']);
  const use = isObject(raw['use']) ? raw['use'] : {};
  if (!isObject(raw['use'])) say('pack-key-missing', '/use');
  read.keys(use, '/use', ['always', 'random', 'otherwise', 'hazards', 'hs', 'load']);
  const steps = Array.isArray(raw['steps']) ? (raw['steps'] as readonly unknown[]) : [];
  if (steps.length === 0 || steps.length > MOST_STEPS) say('pack-value-wrong', '/steps', `1-${MOST_STEPS}`);
  const pack: Pack = {
    id: read.matching(raw['id'], '/id', ID),
    version: read.integer(raw['version'], '/version', 1, 1_000_000),
    title: read.title(raw['title'], '/title', 'count'),
    stage: read.oneOf(raw['stage'], '/stage', PACK_STAGES),
    use: {
      always: read.flag(use['always'], '/use/always'),
      random: read.flag(use['random'], '/use/random'),
      otherwise: read.flag(use['otherwise'], '/use/otherwise'),
      hazards: read.list(use['hazards'], '/use/hazards', (one, at) => read.oneOf(one, at, HAZARDS)),
      hs: read.list(use['hs'], '/use/hs', (one, at) => read.matching(one, at, HS)),
      load: read.list(use['load'], '/use/load', (one, at) => read.oneOf(one, at, LOADS)),
    },
    equipment: read.list(raw['equipment'], '/equipment', (one, at) => read.oneOf(one, at, EQUIPMENT)),
    ...(raw['qualification'] === undefined
      ? {}
      : { qualification: read.matching(raw['qualification'], '/qualification', ID) }),
    mostUnloadPercent: raw['unload'] === undefined ? 100 : read.integer(raw['unload'], '/unload', 0, 100),
    steps: steps.map((step, at) => readStep(step, `/steps/${at}`, read, say)),
  };
  // A pack that is never used is a mistake; one that is always used says so.
  if (Object.keys(use).length === 0) say('pack-use-missing', '/use');
  const seen = new Set<string>();
  pack.steps.forEach(({ id }, at) => {
    if (seen.has(id)) say('pack-step-duplicate', `/steps/${at}/id`, id);
    seen.add(id);
  });
  return problems.length === 0 ? { pack, problems } : { problems };
}

type Say = (code: PackCode, pointer: string, given?: unknown) => void;

/**
 * One step. Its kind is read first: what its words may say depends on it (a book may be counted, not looked through).
 */
function readStep(raw: unknown, at: string, read: ReturnType<typeof reader>, say: Say): PackStep {
  const given: Raw = isObject(raw) ? raw : {};
  if (!isObject(raw)) say('pack-not-an-object', at, typeof raw);
  read.keys(given, at, ['id', 'title', 'kind', 'required', 'photo', 'unit']);
  const kind = read.oneOf(given['kind'], `${at}/kind`, STEP_KINDS);
  if (UNIT_KINDS.has(kind) && given['unit'] === undefined) say('pack-unit-missing', `${at}/unit`, kind);
  return {
    id: read.matching(given['id'], `${at}/id`, ID, kind),
    title: read.title(given['title'], `${at}/title`, kind),
    kind,
    required: read.flag(given['required'], `${at}/required`),
    photo: given['photo'] === undefined ? 'none' : read.oneOf(given['photo'], `${at}/photo`, PHOTO_NEEDS),
    ...(given['unit'] === undefined ? {} : { unit: read.matching(given['unit'], `${at}/unit`, UNIT) }),
  };
}

/** Readers of single values: each says what is wrong and returns something that keeps the rest readable. */
function reader(say: Say) {
  const refuse = (text: string, at: string, kind: StepKind): void => {
    const refusal = refusedStep(text, kind);
    if (refusal !== undefined) say(CODE_OF[refusal.kind], at, refusal.word);
  };
  const matching = (value: unknown, at: string, form: RegExp, kind?: StepKind): string => {
    if (value === undefined) say('pack-key-missing', at);
    else if (typeof value !== 'string' || value.length > 60 || !form.test(value)) say('pack-value-wrong', at, value);
    // A step's name is text as well: it does not say what its title may not.
    else if (kind !== undefined) refuse(value.replaceAll('-', ' '), at, kind);
    return String(value ?? '');
  };
  return {
    matching,
    keys(given: Raw, at: string, known: readonly string[]): void {
      for (const key of Object.keys(given)) if (!known.includes(key)) say('pack-key-unknown', `${at}/${key}`, key);
    },
    integer(value: unknown, at: string, least: number, most: number): number {
      if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
      say(value === undefined ? 'pack-key-missing' : 'pack-value-wrong', at, value);
      return least;
    },
    flag(value: unknown, at: string): boolean {
      if (value !== undefined && typeof value !== 'boolean') say('pack-value-wrong', at, value);
      return value === true;
    },
    oneOf<Value extends string>(value: unknown, at: string, values: readonly Value[]): Value {
      const found = values.find((one) => one === value);
      if (found === undefined) say(value === undefined ? 'pack-key-missing' : 'pack-value-wrong', at, value ?? '');
      return found ?? (values[0] as Value);
    },
    list<Value>(value: unknown, at: string, one: (value: unknown, at: string) => Value): readonly Value[] {
      if (value === undefined) return [];
      if (Array.isArray(value)) return value.map((entry, index) => one(entry, `${at}/${index}`));
      say('pack-value-wrong', at, value);
      return [];
    },
    title(value: unknown, at: string, kind: StepKind): BilingualText {
      const text = (language: 'en' | 'zh'): string => {
        const given = isObject(value) ? value[language] : undefined;
        const here = `${at}/${language}`;
        if (typeof given !== 'string' || given.trim() === '') {
          say('pack-text-missing', here, language);
          return '';
        }
        if (given.length > MOST_LETTERS || /\p{Cc}/u.test(given)) say('pack-value-wrong', here, given);
        refuse(given, here, kind);
        return given;
      };
      if (isObject(value)) this.keys(value, at, ['en', 'zh']);
      return { en: text('en'), zh: text('zh') };
    },
  };
}

const CODE_OF: Readonly<Record<StepRefusal['kind'], PackCode>> = {
  content: 'step-reads-content',
  person: 'step-about-person',
};

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
