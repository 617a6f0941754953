import { dirname, join, resolve } from 'node:path';
import { Fault } from '../../core/domain/fault.ts';
import type { Language } from '../../messages/language.ts';
import { wrongValue } from './fault.ts';
import { readConfigFile } from './file.ts';
import { type OptionTable, readValue } from './kinds.ts';
import { type Config, environmentName, OPTIONS, optionName } from './options.ts';

/** Options that one source gave, typed by their kinds. */
type Found = Readonly<Record<string, string | number | boolean>>;

/** Where options come from besides the configuration file, which is found by way of them. */
export interface Sources {
  /** Options from the command line; they come first. */
  readonly given: Partial<Config>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths of command line and environment start from; those of the file start from its own. */
  readonly folder: string;
  readonly language: Language;
}

/**
 * The configuration: command line before environment before file before default. Faults of arguments and files, and
 * `option-needs` when of two options that belong together one is missing.
 */
export function loadConfig({ given, environment, folder, language }: Sources): Config {
  const fromEnvironment = absolute(readEnvironment(OPTIONS, environment, language), folder);
  const fromArguments = absolute(given as Found, folder);
  const outside: Found = { ...fromEnvironment, ...fromArguments };
  const data = String(outside.data ?? resolve(folder, OPTIONS.data.default));
  const named = outside.config !== undefined;
  const file = named ? String(outside.config) : join(data, 'landport.yaml');
  const fromFile = absolute(readConfigFile(OPTIONS, file, named, language), dirname(file));
  if (!named && fromFile.data !== undefined) {
    // The file was found by way of the data folder, so it cannot move it.
    throw new Fault('config-malformed', { file, reason: 'data' });
  }
  const config = { ...defaults(folder), ...fromFile, ...outside } as Config;
  together(config, 'tlsCert', 'tlsKey');
  return config;
}

/** Every option's default; one without has the value undefined. */
function defaults(folder: string): Readonly<Record<string, unknown>> {
  const values: Record<string, string | number | boolean> = {};
  const none: Record<string, undefined> = {};
  for (const [key, spec] of Object.entries<OptionTable[string]>(OPTIONS)) {
    if (spec.default === undefined) none[key] = undefined;
    else values[key] = spec.default;
  }
  return { ...none, ...absolute(values, folder) };
}

function absolute(values: Found, folder: string): Found {
  const table: OptionTable = OPTIONS;
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      table[key]?.kind === 'path' ? resolve(folder, String(value)) : value,
    ]),
  );
}

function readEnvironment(
  table: OptionTable,
  environment: Readonly<Record<string, string | undefined>>,
  language: Language,
): Found {
  const values: Record<string, string | number | boolean> = {};
  for (const [key, spec] of Object.entries(table)) {
    const name = environmentName(key);
    const text = environment[name];
    // Kubernetes sets LANDPORT_PORT=tcp://… beside a service of our name; it means nothing here.
    if (text === undefined || text === '' || (key === 'port' && text.startsWith('tcp://'))) continue;
    const read = readValue(spec, text);
    if ('expected' in read) throw wrongValue(name, text, read.expected, 'environment', language);
    values[key] = read.value;
  }
  return values;
}

/** Faults with `option-needs` where one of two options that only make sense together is missing. */
function together(config: Config, one: keyof Config, other: keyof Config): void {
  const names = [one, other].map((key) => `--${optionName(key)}`);
  if (config[one] !== undefined && config[other] === undefined) {
    throw new Fault('option-needs', { name: names[0] ?? '', other: names[1] ?? '' });
  }
  if (config[other] !== undefined && config[one] === undefined) {
    throw new Fault('option-needs', { name: names[1] ?? '', other: names[0] ?? '' });
  }
}
