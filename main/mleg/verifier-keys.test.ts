import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directoryCalendar } from '@mleg/platform/keys/directory-calendar';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { openVerifierKeys } from '@mleg/verifier/keys/verifier-keys';
import { expect, test } from 'vitest';
import { keyCalendarOf } from '../key-directory.ts';
import { runMleg } from './run-mleg.ts';

test('K3 where only a verifier runs, its keys are listed and turned without any database', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'data-'));
  const mleg = (...argv: string[]) =>
    runMleg(['keys', ...argv, '--role', 'verifier', '--json'], { DATA_DIRECTORY: dataDirectory });
  expect(JSON.parse((await mleg('list')).out)).toEqual({ keys: [] });
  expect(await mleg('rotate', 'day-pack')).toMatchObject({ exitCode: 3 });

  const now = { at: new Date() };
  const keys = openVerifierKeys({
    keys: await openKeyFile(join(dataDirectory, 'keys.json'), 'p'),
    calendar: directoryCalendar(keyCalendarOf({ dataDirectory })),
    clock: { now: () => now.at },
  });
  const { kid: first } = await keys.dayPack.inUse();
  expect(JSON.parse((await mleg('rotate', 'day-pack', '--wait', '0')).out)).toMatchObject({
    code: 'no-next-key',
    message: expect.stringMatching(/no next key for day-pack from 2\S+Z to 2\S+Z\.\n.*start one\.$/),
  });
  expect(await mleg('rotate', 'day-pack', '--wait', 'long')).toMatchObject({ exitCode: 2 });
  const waiting = mleg('rotate', 'events');
  await keys.turn();
  expect(JSON.parse((await waiting).out)).toMatchObject({ party: 'verifier' });
  const listed = JSON.parse((await mleg('list')).out) as { keys: object[] };
  expect(listed.keys).toMatchObject([
    { party: 'verifier', name: 'day-pack', state: 'in-use', fingerprint: first },
    { name: 'day-pack-2', state: 'next' },
    { name: 'events', state: 'in-use' },
    { name: 'events-2', state: 'next' },
  ]);
  expect(await mleg('rotate', 'paint')).toMatchObject({ exitCode: 2, out: expect.stringContaining('no use of a key') });
  expect(await mleg('rotate', 'credential')).toMatchObject({
    exitCode: 2,
    complaint: expect.stringMatching(/^credential is a key of an issuer, and in \S+ is verifier: turn it where/),
  });
  const turned = JSON.parse((await mleg('rotate', 'day-pack', '--at-once')).out) as {
    from: string;
    fingerprint: string;
  };
  expect(Date.parse(turned.from) - now.at.getTime()).toBeLessThan(300_000);
  now.at = new Date(turned.from);
  expect((await keys.dayPack.inUse()).kid).toBe(turned.fingerprint);
});
