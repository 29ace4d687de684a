import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { fullDisk } from '../testing/full-disk.ts';
import { type Journal, openJournal } from './journal.ts';
import { decodeRecords, encodeRecords } from './journal-record.ts';

const OWNER = '0b1e6f0a-7c44-4d1c-9f58-0a5a4c0d2e11';

const journals: Journal[] = [];
afterEach(async () => {
  for (const journal of journals.splice(0)) await journal.close();
});

const somewhere = () => mkdtemp(join(tmpdir(), 'mleg-journal-'));
const opened = (...directories: [string, ...string[]]): Journal => {
  const journal = openJournal(directories);
  journal.compared({ advance: async () => true, databaseId: OWNER, doubts: 0, files: [] });
  journals.push(journal);
  return journal;
};
const fact = (text: string, kind = 16) => ({ kind, payload: Buffer.from(text) });
const textsIn = async (journal: Journal) =>
  (await journal.read()).flatMap(({ records }) => records.map(({ payload }) => Buffer.from(payload).toString()));
const onlyFile = async (directory: string) => join(directory, (await readdir(directory))[0] ?? '');

test('what was acknowledged is read by the next process, in the order in which it was written', async () => {
  const directory = await somewhere();
  const journal = opened(directory);
  await journal.append(fact('one'), fact('two'));
  await journal.append(fact('three'));
  expect(await textsIn(openJournal([directory]))).toEqual(['one', 'two', 'three']);
  expect((await journal.read())[0]).toMatchObject({ databaseId: OWNER, skipped: 0, ...journal.written() });
});

test('nobody who only looks leaves a file behind', async () => {
  const directory = await somewhere();
  await opened(directory).append();
  expect(await readdir(directory)).toEqual([]);
});

test('many at once share a flush, and each process has a file of its own', async () => {
  const directory = await somewhere();
  const [one, other] = [opened(directory), opened(directory)];
  const said = Array.from({ length: 200 }, (_, at) => `fact ${at}`);
  await Promise.all(said.map((text, at) => (at % 2 === 0 ? one : other).append(fact(text))));
  expect((await textsIn(openJournal([directory]))).toSorted()).toEqual(said.toSorted());
  expect(await readdir(directory)).toHaveLength(2);
});

test('R1: an end that a power cut has torn takes nothing away that was acknowledged', async () => {
  const directory = await somewhere();
  const journal = opened(directory);
  await journal.append(fact('kept'));
  const { bytes = 0 } = journal.written() ?? {};
  await journal.append(fact('torn'));
  const file = await onlyFile(directory);
  const whole = await readFile(file);
  for (let length = bytes; length < whole.length; length += 1) {
    await truncate(file, length);
    expect(await textsIn(openJournal([directory]))).toEqual(['kept']);
    await writeFile(file, whole);
  }
});

test('R2: a damaged byte hides no record behind it, and the second place makes it good', async () => {
  const [first, second] = [await somewhere(), await somewhere()];
  const journal = opened(first, second);
  await journal.append(fact('one'), fact('two'), fact('three'));
  const file = await onlyFile(first);
  const bytes = await readFile(file);
  bytes[bytes.indexOf('two')] = 0x2a;
  await writeFile(file, bytes);
  expect(await textsIn(openJournal([first]))).toEqual(['one', 'three']);
  expect(await textsIn(openJournal([first, second]))).toEqual(['one', 'two', 'three']);
  expect(await textsIn(openJournal([second]))).toEqual(['one', 'two', 'three']);
});

test('answers nobody while the second place cannot be written', async () => {
  const directory = await somewhere();
  const notADirectory = join(await somewhere(), 'file');
  await writeFile(notADirectory, '');
  await expect(opened(directory, notADirectory).append(fact('one'))).rejects.toThrow(
    /cannot be written: .*(EEXIST|ENOTDIR)/,
  );
});

test('R37 after a write that failed nothing is taken, until one succeeds or a minute has passed', async () => {
  const [directory, second] = [await somewhere(), join(await somewhere(), 'second')];
  await writeFile(second, '');
  const journal = opened(directory, second);
  expect(journal.takesFacts()).toBe(true);
  await expect(journal.append(fact('one'))).rejects.toThrow();
  expect(journal.takesFacts()).toBe(false);
  await rm(second);
  await journal.append(fact('two'));
  expect(journal.takesFacts()).toBe(true);
  await writeFile(join(directory, 'file'), '');
  const other = opened(join(directory, 'file'));
  await expect(other.append(fact('three'))).rejects.toThrow();
  const now = performance.now();
  const later = vi.spyOn(performance, 'now').mockReturnValue(now + 61_000);
  expect(other.takesFacts()).toBe(true);
  later.mockRestore();
  expect(other.takesFacts()).toBe(false);
});

const contents = (directories: readonly string[]) =>
  Promise.all(directories.map(async (directory) => readFile(await onlyFile(directory))));

test.each([1, 2])(
  'R43: a disk that is full at write %i when a file is begun leaves none, in either place',
  async (nth) => {
    const places: [string, string] = [await somewhere(), await somewhere()];
    const journal = opened(...places);
    const full = await fullDisk(nth);
    await expect(journal.append(fact('one'))).rejects.toThrow(/cannot be written: .*\.journal and .*\(ENOSPC\)/);
    full[Symbol.dispose]();
    expect(await Promise.all(places.map((place) => readdir(place)))).toEqual([[], []]);
    await journal.append(fact('two'));
    for (const place of places) expect(await textsIn(openJournal([place]))).toEqual(['two']);
  },
);

test.each([1, 2])(
  'R43: a disk that is full at write %i of a record leaves nothing of it, in either place',
  async (nth) => {
    const places: [string, string] = [await somewhere(), await somewhere()];
    const journal = opened(...places);
    await journal.append(fact('one'));
    const before = await contents(places);
    const full = await fullDisk(nth);
    await expect(journal.append(fact('two'), fact('three'))).rejects.toThrow('ENOSPC');
    full[Symbol.dispose]();
    expect(await contents(places)).toEqual(before);
    await journal.append(fact('4'));
    for (const place of places) expect(await textsIn(openJournal([place]))).toEqual(['one', '4']);
  },
);

test('writes nothing before it is known whose it is', async () => {
  await expect(openJournal([await somewhere()]).append(fact('one'))).rejects.toThrow('before it was compared');
});

test('whatever bytes stand in a file, records are those that were written there', () => {
  const records = fc.array(fc.record({ kind: fc.integer({ min: 1, max: 255 }), payload: fc.uint8Array() }));
  fc.assert(
    fc.property(records, fc.uint8Array(), fc.nat(1000), (written, noise, offset) => {
      const bytes = Buffer.concat([Buffer.alloc(offset), encodeRecords(written, offset), noise]);
      const read = decodeRecords(bytes, offset).records.slice(0, written.length);
      expect(read.map(({ kind, payload }) => [kind, [...payload]])).toEqual(
        written.map(({ kind, payload }) => [kind, [...payload]]),
      );
    }),
  );
});
