import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@mleg/platform/clock/clock';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { memoryCalendar } from '@mleg/platform/keys/memory-calendar';
import { openLog } from '@mleg/platform/log/log';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createVerifier } from './create-verifier.ts';
import { CALL_PATIENCE } from './durations.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('an issuer that never answers holds nothing up for longer than a call may take', async () => {
  const asked: Request[] = [];
  const verifier = createVerifier(
    { origin: 'https://verifier.example', trustedIssuers: [{ issuer: 'https://issuer.example' }] },
    {
      keys: await openKeyFile(join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json'), 'p'),
      calendar: memoryCalendar(),
      clock: systemClock,
      log: openLog('silent'),
      fetch: (request) => {
        asked.push(request);
        return new Promise(() => {});
      },
    },
  );
  let done = false;
  const round = (async () => {
    await verifier.sweep();
    done = true;
  })();
  await vi.advanceTimersByTimeAsync(CALL_PATIENCE - 1);
  expect(asked.map(({ url }) => url)).toEqual(['https://issuer.example/certificates/root.pem']);
  expect(done).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await round;
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true]);
});
