import { Fault } from '../../core/domain/fault.ts';
import { type Command, findCommand } from '../command.ts';
import { didYouMean } from '../config/fault.ts';
import { describeOptions } from '../config/help.ts';
import type { Io } from '../io.ts';

/** Prints what there is, or how one command is used. */
export async function help(args: readonly string[], io: Io, all: readonly Command[]): Promise<number> {
  if (args.length === 0) {
    await io.out(overview(io, all));
    return 0;
  }
  const found = findCommand(all, args);
  // `help token` means the commands that begin so.
  const family = all.filter(({ name }) => name.startsWith(`${args[0]} `));
  const commands = found === undefined ? family : [found.command];
  if (commands.length === 0) throw unknownCommand(args, io, all);
  for (const command of commands) await helpFor(command, io);
  return 0;
}

/** Prints how one command is used. */
export async function helpFor(command: Command, io: Io): Promise<void> {
  const usage = io.language === 'zh' ? '用法' : 'Usage';
  const options = await command.options?.();
  const lines = [
    `${usage}: landport ${command.name} ${command.usage}`.trimEnd(),
    '',
    `  ${command.summary[io.language]}`,
    '',
  ];
  if (options !== undefined) lines.push(describeOptions(options, io.language), '');
  await io.out(`${lines.join('\n')}\n`);
}

/** The fault of a command line that begins with no command. */
export function unknownCommand(args: readonly string[], io: Io, all: readonly Command[]): Fault {
  const name =
    args
      .filter((word) => !word.startsWith('-'))
      .slice(0, 2)
      .join(' ') ||
    (args[0] ?? '');
  const names = all.map((command) => command.name);
  const whole = names.filter((known) => known.startsWith(`${name} `));
  const near = didYouMean(name, names, io.language) || didYouMean(args[0] ?? '', names, io.language);
  const hint = whole[0] === undefined ? near : didYouMean(whole[0], whole, io.language);
  return new Fault('unknown-command', { name, hint });
}

/** Every command with its summary, in the order of the list. */
function overview(io: Io, all: readonly Command[]): string {
  const chinese = io.language === 'zh';
  const width = Math.max(...all.map(({ name }) => name.length));
  const commands = all.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary[io.language]}`);
  return `${chinese ? '用法' : 'Usage'}: landport <${chinese ? '命令' : 'command'}> [...]

${commands.join('\n')}

${chinese ? '某个命令的选项：landport help <命令>' : 'The options of a command: landport help <command>'}
`;
}
