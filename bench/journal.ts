import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeFact, type IssuerFact } from '@mleg/issuer/journal/issuer-fact';
import { openJournal } from '@mleg/platform/journal/journal';
import { readOptions } from '@mleg/tools/command-line';
import { printTable } from './print-table.ts';

const USAGE = 'Usage: npm run bench:journal -- [--directory DIRECTORY] [--seconds SECONDS]';

/** What it costs to have a fact on the disk before the answer: alone and in a crowd, in one place and in two. */
const { values } = readOptions(USAGE, {
  options: {
    directory: { type: 'string', default: tmpdir() },
    seconds: { type: 'string', default: '5' },
  },
});

const CROWDS = [1, 4, 50];

interface Measured {
  appends: number;
  seconds: number;
  milliseconds: number[];
  bytes: number;
}

/** What an activation writes. */
const usedCode = (): IssuerFact => ({
  fact: 'code-used',
  offerId: randomUUID(),
  requestId: randomUUID(),
  institutionId: 'pwsm',
  at: new Date(),
});

async function measure(places: number, crowd: number): Promise<Measured> {
  const directory = await mkdtemp(join(values.directory, 'mleg-bench-journal-'));
  const [first, ...others] = Array.from({ length: places }, (_, at) => join(directory, String(at)));
  const journal = openJournal([first ?? directory, ...others]);
  // Of the journal alone: how long a database takes is measured with a party.
  journal.compared({ advance: async () => true, databaseId: randomUUID(), doubts: 0, files: [] });
  const until = performance.now() + Number(values.seconds) * 1_000;
  const milliseconds: number[] = [];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: crowd }, async () => {
      while (performance.now() < until) {
        const began = performance.now();
        await journal.append(...encodeFact(usedCode()));
        milliseconds.push(performance.now() - began);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  const bytes = journal.written()?.bytes ?? 0;
  await journal.close();
  await rm(directory, { recursive: true, force: true });
  return { appends: milliseconds.length, seconds, milliseconds, bytes };
}

const rows = [];
for (const places of [1, 2]) {
  for (const crowd of CROWDS) {
    const { appends, seconds, milliseconds, bytes } = await measure(places, crowd);
    const sorted = milliseconds.toSorted((one, other) => one - other);
    const percentile = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
    rows.push({
      places,
      'at once': crowd,
      'facts/s': Math.round(appends / seconds),
      'p50 ms': percentile(0.5),
      'p95 ms': percentile(0.95),
      'bytes each': bytes / appends,
    });
  }
}
printTable(rows);
