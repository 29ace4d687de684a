import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distributionBinaries, embeddedBinaries } from '@mleg/platform/database/cluster-binaries';
import { readOptions } from '@mleg/tools/command-line';
import { printTable, type Row } from './print-table.ts';
import { openRosterBench } from './roster-institution.ts';

const USAGE =
  'Usage: npm run bench:roster -- [--database embedded|postgresql] [--people NUMBER] [--issue NUMBER] [--json FILE]';

/**
 * People by file and codes for all of them: a file of so many rows is compared and confirmed, then everybody gets codes.
 * Institution and issuer in this process, web and workers; the database in its own.
 */
const { values } = readOptions(USAGE, {
  options: {
    database: { type: 'string', default: 'postgresql' },
    people: { type: 'string', default: '30000' },
    /** How many of these people get codes. */
    issue: { type: 'string' },
    json: { type: 'string' },
  },
});

/** How many people a school's class has. */
const CLASS = 30;
const STEP = 5_000;

const people = Number(values.people);
const issue = Math.min(Number(values.issue ?? people), people - CLASS);
const binaries = values.database === 'embedded' ? embeddedBinaries() : distributionBinaries();
if (!binaries) throw new Error(`${values.database} is not installed.`);

await using cleanup = new AsyncDisposableStack();
const directory = await mkdtemp(join(tmpdir(), 'mleg-bench-'));
cleanup.defer(() => rm(directory, { recursive: true, force: true }));
const bench = await openRosterBench(binaries, directory);
cleanup.defer(() => bench.close());

const rows: Row[] = [];
const memory: Row[] = [];
const file = bench.fileOf(people);
const importId = await measure('compare with nobody', people, () => bench.read(file));
await measure('confirm', people, () => bench.confirm(importId));
await measure('compare with everybody', people, () => bench.read(file));
await bench.givePhotos(CLASS + issue);
await measure('codes for a class', CLASS, () => bench.issue(CLASS));
await measure('codes for everybody', issue, () => bench.issue(issue, noteMemory));
printTable(rows);
if (memory.length > 0) printTable(memory);
if (values.json) await writeFile(values.json, `${JSON.stringify({ rows, memory }, undefined, 2)}\n`);

/** Memory of the process each time another five thousand people have their codes: it must not grow with them. */
function noteMemory(ready: number): void {
  const thousands = Math.floor(ready / STEP) * STEP;
  if (thousands > 0 && thousands > Number(memory.at(-1)?.['people with codes'] ?? 0)) {
    memory.push({ 'people with codes': thousands, MB: process.memoryUsage.rss() / 1_048_576 });
  }
}

/** Seconds, statements and memory of one step; memory is the peak while it ran, CPU time is of this process alone. */
async function measure<Result>(step: string, size: number, act: () => Promise<Result>): Promise<Result> {
  const statements = await bench.statements();
  let peak = 0;
  const look = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const result = await act();
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(look);
  rows.push({
    step,
    people: size,
    seconds,
    'ms per thousand': (seconds * 1_000_000) / size,
    'CPU ms per thousand': (user + system) / size,
    'statements per thousand': (((await bench.statements()) - statements) * 1_000) / size,
    'MB at most': peak / 1_048_576,
  });
  return result;
}
