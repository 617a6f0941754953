import type { Language } from '../../messages/language.ts';
import { type OptionSpec, type OptionTable, VALUE_NAMES } from './kinds.ts';
import { environmentName, optionName } from './options.ts';

/** A table of options as lines for a terminal. */
export function describeOptions(table: OptionTable, language: Language): string {
  const rows = Object.entries(table).map(
    ([key, spec]) => [writtenOption(key, spec), describe(spec, language)] as const,
  );
  const width = Math.max(...rows.map(([flag]) => flag.length));
  return rows.map(([flag, text]) => `  ${flag.padEnd(width)}  ${text}`).join('\n');
}

/** `--demo-weeks NUMBER`, or `--no-demo` for a switch that is on by default. */
function writtenOption(key: string, spec: OptionSpec): string {
  if (spec.kind === 'switch') return spec.default === true ? `--[no-]${optionName(key)}` : `--${optionName(key)}`;
  return `--${optionName(key)} ${spec.choices?.join('|') ?? spec.value ?? VALUE_NAMES[spec.kind]}`;
}

/** The help of an option with its default, in one line. */
function describe(spec: OptionSpec, language: Language): string {
  const text = spec.help[language];
  if (spec.default === undefined || spec.kind === 'switch') return text;
  return language === 'zh' ? `${text}（默认 ${spec.default}）` : `${text} (default ${spec.default})`;
}

/** The page docs/configuration.md. */
export function configurationPage(table: OptionTable): string {
  const rows = Object.entries(table).map(([key, spec]) => {
    const flag = `\`${writtenOption(key, spec).replaceAll('|', '\\|')}\``;
    const range = spec.min === undefined ? '' : ` ${spec.min} to ${spec.max}.`;
    const standard = spec.default === undefined ? '' : `\`${spec.default}\``;
    const cells = [
      flag,
      `\`${environmentName(key)}\``,
      `\`${optionName(key)}\``,
      standard,
      `${spec.help.en}.${range} ${spec.help.zh}。`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `# Configuration

<!-- Written by \`npm run docs\` from src/cli/config/options.ts; a test keeps it up to date. -->

Each option can be given on the command line, in the environment, or in a configuration file, and they count in that
order; without any of them the default holds. The file is YAML, one \`option: value\` a line: the one that \`--config\` names,
or \`landport.yaml\` in the data folder. Paths in it start from its own folder.

| command line | environment | file | default | |
|---|---|---|---|---|
${rows.join('\n')}

\`\`\`yaml
# landport.yaml
port: 8443
host: 0.0.0.0
demo: false
tls-cert: certificate.pem
tls-key: key.pem
time-zone: Asia/Ulaanbaatar
currency: MNT
port-code: MNZMU
\`\`\`
`;
}
