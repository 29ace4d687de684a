import type { AbuseCase } from '../abuse-cases.ts';
import type { Outcome } from './attack.ts';

const HEAD = ['', 'tried', 'expected', 'seen', 'ok'] as const;

/** For people to read: a line for each attack. */
export function tableOf(outcomes: readonly Outcome[]): string[] {
  const rows = outcomes.map(({ number, tried, expected, seen, ok }) => [
    number,
    tried,
    expected,
    seen,
    ok ? 'ok' : 'NO',
  ]);
  const widths = HEAD.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)));
  return [[...HEAD], ...rows].map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Numbers that cannot be tried from outside, or are not yet, with where they are tested. */
export function untried(outcomes: readonly Outcome[], cases: readonly AbuseCase[]): string[] {
  const tried = new Set(outcomes.map(({ number }) => number));
  return cases
    .filter(({ number }) => !tried.has(number))
    .map(({ number, files }) => `${number.padEnd(4)}${files[0] ?? 'nowhere'}${files.length > 1 ? ' …' : ''}`);
}
