import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import { memoryCalendar } from '@mleg/platform/keys/memory-calendar';
import { openLog } from '@mleg/platform/log/log';
import { verifySecurityEvent } from '@mleg/protocol/security-event/verify-security-event';
import { ONLINE_CHECK_ENDED } from '@mleg/verifier-contract/online-check';
import { expect, test } from 'vitest';
import { openVerifierKeys } from '../keys/verifier-keys.ts';
import { createAnnouncements } from './announcements.ts';
import type { OnlineCheck } from './online-check.ts';

const ORIGIN = 'https://verifier.example';
const check = { id: 'check-1', party: { id: 'shop', webhook: 'https://shop.example/events' } } as OnlineCheck;

async function announcing(answers: number[]) {
  const keys = await openKeyFile(join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json'), 'p');
  const posted: Request[] = [];
  let seconds = Date.parse('2026-11-21T12:00:00Z') / 1000;
  const clock = { now: () => new Date(seconds * 1000) };
  const rotating = openVerifierKeys({ keys, calendar: memoryCalendar(), clock });
  const announcements = createAnnouncements({
    settings: { origin: ORIGIN },
    clock,
    rotating,
    log: openLog('silent'),
    fetch: async (request) => {
      posted.push(request);
      return new Response(null, { status: answers[posted.length - 1] ?? 202 });
    },
  });
  const later = (by: number) => {
    seconds += by;
    return announcements.deliverDue();
  };
  return { announcements, posted, later, now: () => seconds, key: await rotating.events.inUse() };
}

test('a shop that does not answer is told again, with the same signed event, until it takes it', async () => {
  const { announcements, posted, later, now, key } = await announcing([500, 503]);
  await announcements.announce(check);
  await later(1);
  expect(posted).toHaveLength(1);
  await later(1);
  await later(8);
  await later(60);
  expect(posted).toHaveLength(3);
  const tokens = await Promise.all(posted.map((request) => request.text()));
  expect(new Set(tokens).size).toBe(1);
  const verified = await verifySecurityEvent(tokens[0] ?? '', {
    issuer: ORIGIN,
    audience: 'shop',
    resolveKey: () => key.publicJwk,
    now: now(),
    maxAgeSeconds: 120,
  });
  expect(verified).toMatchObject({ ok: true, events: { [ONLINE_CHECK_ENDED]: { checkId: 'check-1' } } });
});

test('a shop that never answers is given up, and one without an address is not told', async () => {
  const { announcements, posted, later } = await announcing([500, 500, 500, 500, 500]);
  await announcements.announce({ ...check, party: { ...check.party, webhook: undefined } });
  expect(posted).toHaveLength(0);
  await announcements.announce(check);
  for (let round = 0; round < 10; round += 1) await later(60);
  expect(posted).toHaveLength(5);
});
