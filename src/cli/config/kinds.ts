import type { CurrencyCode, TimeZone } from '../../core/domain/ids.ts';
import type { BilingualText } from '../../core/domain/text.ts';

/** What each kind of option holds once it is read. */
export interface KindValue {
  readonly text: string;
  /** A file or folder, absolute once read. */
  readonly path: string;
  readonly integer: number;
  readonly switch: boolean;
  readonly zone: TimeZone;
  readonly currency: CurrencyCode;
  readonly url: string;
  readonly choice: string;
  /** Some of the choices, comma-separated; `none` for none of them. */
  readonly some: string;
}
/** How the text of an option is read. */
export type Kind = keyof KindValue;

/** One option: everything that parsing, help, the environment, the configuration file and the documentation need. */
export interface OptionSpec {
  readonly kind: Kind;
  readonly help: BilingualText;
  readonly default?: string | number | boolean;
  /** Bounds of an integer, both allowed. */
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly string[];
  /** Name of the value in help; the kind's own unless given. */
  readonly value?: string;
  /** Protocols that a URL may have, without the colon. */
  readonly protocols?: readonly string[];
}
/** Options by their names in code; `optionName` and `environmentName` say how they are written elsewhere. */
export type OptionTable = Readonly<Record<string, OptionSpec>>;

/** The values that a table of options yields, by name. */
export type Values<Table extends OptionTable> = {
  readonly [Name in keyof Table]: Table[Name] extends { readonly default: string | number | boolean }
    ? KindValue[Table[Name]['kind']]
    : KindValue[Table[Name]['kind']] | undefined;
};

/** What stands for a value in help. */
export const VALUE_NAMES: Readonly<Record<Kind, string>> = {
  text: 'TEXT',
  path: 'FILE',
  integer: 'NUMBER',
  switch: '',
  zone: 'ZONE',
  currency: 'CODE',
  url: 'URL',
  choice: 'WORD',
  some: 'WORDS',
};

/** A value as read, or a sentence that says what was expected. */
export type Read = { readonly value: string | number | boolean } | { readonly expected: BilingualText };

const expected = (en: string, zh: string): Read => ({ expected: { en, zh } });

/**
 * Reads one option's text, wherever it came from. Never throws: what is wrong is the caller's to say, with the place.
 */
export function readValue(spec: OptionSpec, text: string): Read {
  switch (spec.kind) {
    case 'text':
    case 'path':
      return text === '' ? expected('it must not be empty', '不能为空') : { value: text };
    case 'integer':
      return readInteger(spec, text);
    case 'switch':
      return readSwitch(text);
    case 'choice':
      return (spec.choices ?? []).includes(text)
        ? { value: text }
        : expected(`it is one of ${spec.choices?.join(', ')}`, `可选值为 ${spec.choices?.join('、')}`);
    case 'some':
      return text === 'none' || text.split(',').every((one) => (spec.choices ?? []).includes(one))
        ? { value: text }
        : expected(
            `it is none, or some of ${spec.choices?.join(', ')}, with commas between`,
            `可填 none，或从 ${spec.choices?.join('、')} 中选择，以逗号分隔`,
          );
    case 'zone':
      return readZone(text);
    case 'currency':
      return Intl.supportedValuesOf('currency').includes(text)
        ? { value: text }
        : expected('it is an ISO 4217 code such as CNY', '应为 ISO 4217 货币代码，例如 CNY');
    case 'url':
      return readUrl(spec, text);
  }
}

function readInteger({ min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER }: OptionSpec, text: string): Read {
  const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return { value };
  return expected(`it is a whole number from ${min} to ${max}`, `应为 ${min} 到 ${max} 的整数`);
}

function readSwitch(text: string): Read {
  if (['true', 'yes', 'on', '1'].includes(text)) return { value: true };
  if (['false', 'no', 'off', '0'].includes(text)) return { value: false };
  return expected('it is true or false', '应为 true 或 false');
}

/** Zones have aliases (`Asia/Chongqing`), so the question is whether one works, not whether it is listed. */
function readZone(text: string): Read {
  try {
    if (text.includes('/') || text === 'UTC') {
      new Intl.DateTimeFormat('en', { timeZone: text });
      return { value: text };
    }
  } catch {
    // falls through to the sentence
  }
  return expected('it is an IANA time zone such as Asia/Shanghai', '应为 IANA 时区，例如 Asia/Shanghai');
}

function readUrl({ protocols = [] }: OptionSpec, text: string): Read {
  const protocol = URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : '';
  if (protocols.includes(protocol)) return { value: text };
  const starts = protocols.map((name) => `${name}://`);
  return expected(`it starts with ${starts.join(' or ')}`, `应以 ${starts.join(' 或 ')} 开头`);
}
