import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StartRefused } from '../start/start-refused.ts';
import { directoryCalendar } from './directory-calendar.ts';
import type { KeyGeneration } from './key-calendar.ts';

const at = (day: string) => new Date(`${day}T00:00:00Z`);
const generation = (number: number, from: string): KeyGeneration => ({
  use: 'day-pack',
  generation: number,
  kid: `kid-${number}`,
  madeAt: at('2026-01-01'),
  signsFrom: at(from),
  endsAt: null,
});

test('K2 what was added first stays, and every process reads the same', async () => {
  const directory = join(await mkdtemp(join(tmpdir(), 'calendar-')), 'key-calendar');
  const [one, other] = [directoryCalendar(directory), directoryCalendar(directory)];
  expect(await one.read()).toEqual([]);
  const first = generation(1, '2026-01-01');
  await one.add(first);
  const next = generation(2, '2027-01-01');
  await Promise.all([one.add(next), other.add({ ...next, signsFrom: at('2027-06-01'), kid: 'kid-2' })]);
  expect(await other.read()).toEqual(await one.read());
  expect(await one.read()).toHaveLength(2);
  expect((await one.read())[0]).toEqual(first);
});

test('K3 a turn is brought forward, and never put off or taken back', async () => {
  const calendar = directoryCalendar(await mkdtemp(join(tmpdir(), 'calendar-')));
  const next = generation(2, '2027-01-01');
  await calendar.add(next);
  const now = at('2026-06-01');
  expect(await calendar.bringForward(next, at('2027-06-01'), now)).toBe(false);
  expect(await calendar.bringForward(next, at('2026-06-02'), now)).toBe(true);
  const [turned] = await calendar.read();
  expect(turned).toMatchObject({ signsFrom: at('2026-06-02') });
  expect(turned && (await calendar.bringForward(turned, at('2026-06-01'), at('2026-06-03')))).toBe(false);
});

test('K28 a file of the calendar that was cut short is named with what to do', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'calendar-'));
  await writeFile(join(directory, 'day-pack.json'), '{"use":"day-pa');
  const read = directoryCalendar(directory).read();
  await expect(read).rejects.toThrow(StartRefused);
  await expect(read).rejects.toThrow(/^\S+day-pack\.json is damaged[^\n]*backup[^\n]*$/);
});
