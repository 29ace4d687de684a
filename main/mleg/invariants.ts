import type { InstitutionDatabase } from '@mleg/institution/database/schema';
import { checkInvariants as checkInstitution } from '@mleg/institution/invariants/check-invariants';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import { checkInvariants as checkIssuer } from '@mleg/issuer/invariants/check-invariants';
import type { Keeper } from '../role.ts';
import type { Answer, Command } from './command.ts';
import { keepersOf, openKeepers } from './open-keepers.ts';

interface Violation {
  invariant: string;
  rule: string;
  row: string;
}

/** Rules that hold at every moment, also while the parties run: a row that breaks one is a fault of ours or tampering. */
export const invariants: Command = {
  name: 'invariants',
  summary: 'looks in the databases for rows that must not exist',
  example: 'invariants --json',
  run: async (call) => {
    const keepers = keepersOf(call);
    const open = await openKeepers(call);
    const check: Record<Keeper, () => Promise<Violation[]>> = {
      institution: async () => checkInstitution(await open<InstitutionDatabase>('institution')),
      issuer: async () => checkIssuer(await open<IssuerDatabase>('issuer')),
    };
    const found = [];
    for (const keeper of keepers) found.push({ keeper, violations: await check[keeper]() });
    return answerOf(found);
  },
};

/** Rows that are named of each rule; a program gets all of them. */
const NAMED = 3;

/** A line for each rule that is broken: one fault of ours or one hand breaks it in many rows. */
export function linesOf(violations: readonly Violation[]): string[] {
  const byRule = Map.groupBy(violations, ({ invariant, rule }) => `${invariant} is broken, ${rule}`);
  return [...byRule].map(([broken, rows]) => {
    const named = rows
      .slice(0, NAMED)
      .map(({ row }) => row)
      .join(', ');
    return rows.length > NAMED
      ? `${broken}: ${rows.length} rows, as ${named} (--json names all)`
      : `${broken}: ${named}`;
  });
}

function answerOf(found: readonly { keeper: Keeper; violations: Violation[] }[]): Answer {
  const broken = found.some(({ violations }) => violations.length > 0);
  const lines = found.flatMap(({ keeper, violations }) =>
    violations.length === 0
      ? [`${keeper}: every rule holds.`]
      : linesOf(violations).map((line) => `${keeper}: ${line}`),
  );
  if (broken) lines.push('Keep a copy of the database as it is, and see docs/abuse-cases.md, Invariants.');
  return { exit: broken ? 'found' : 'ok', lines, data: { keepers: found } };
}
