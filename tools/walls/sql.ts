import { isTest } from '../source-tree.ts';
import type { Violation } from './import-graph.ts';

/** Kysely's tagged template and the beginnings of its queries. */
const SQL = /\bsql(?:<[^`]*>)?`|\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/;

/** Stores; migrations and the `database` folders with them; and those who look from outside. */
const ALLOWED = /-(?:store|migration)\.ts$|\/(?:test-)?databases?\/|^(?:testing|system-tests|bench|tools)\//;

/** Queries outside the files made for them. */
export function sqlViolations(sources: ReadonlyMap<string, string>): Violation[] {
  return [...sources]
    .filter(([file, source]) => !ALLOWED.test(file) && !isTest(file) && SQL.test(source))
    .map(([file]) => ({ file, message: 'has SQL, which belongs into a *-store.ts or a migration' }));
}
