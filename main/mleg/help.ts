import type { Command, Option } from './command.ts';

/** `mleg --help`. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Usage: npm run -s mleg -- COMMAND [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'mleg COMMAND --help explains one. Settings come from the environment as for npm start: docs/operations.md.',
    'Exit codes: 0 all is well, 1 something is not as it should be, 2 called wrongly, 3 could not be done, 130 broken off.',
    '',
  ].join('\n');
}

/** `mleg COMMAND --help`. */
export function helpOf(
  { name, summary, operands = '', example, options = {} }: Command,
  common: Readonly<Record<string, Option>>,
): string {
  const rows = Object.entries({ ...options, ...common }).map(([option, { value, says }]): [string, string] => [
    `--${option}${value ? ` ${value}` : ''}`,
    says,
  ]);
  const width = Math.max(...rows.map(([option]) => option.length));
  return [
    `Usage: npm run -s mleg -- ${[name, operands, '[options]'].filter(Boolean).join(' ')}`,
    '',
    `${summary}.`,
    '',
    ...rows.map(([option, says]) => `  ${option.padEnd(width)}  ${says}`),
    '',
    `Example: npm run -s mleg -- ${example}`,
    '',
  ].join('\n');
}
