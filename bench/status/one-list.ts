import { randomInt } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { finishJws } from '@mleg/protocol/jws/prepare-jws';
import { encodeStatusList } from '@mleg/protocol/status-list/encode-status-list';
import { lookUpStatus } from '@mleg/protocol/status-list/look-up-status';
import { prepareStatusListToken } from '@mleg/protocol/status-list/prepare-status-list-token';
import {
  createStatusBits,
  getStatus,
  STATUS,
  type StatusBits,
  setStatus,
} from '@mleg/protocol/status-list/status-bits';
import { verifyStatusListToken } from '@mleg/protocol/status-list/verify-status-list-token';
import type { LoadKey } from '../load-key.ts';
import type { Row } from '../print-table.ts';
import { residentMegabytes } from '../process-usage.ts';
import { NOW, STATUS as REFERENCE, verifyNode } from '../verify/subject.ts';

const LOOK_UPS = 1_000_000;
const CHANGES = 100_000;

/** The step from place to place is a prime, so that all places are visited and no cache is warm for the next. */
const STEP = 7_919;

/** One list of so many entries, from a change at the issuer to a look-up at the inspector's. */
export async function measureList(entries: number, revokedShare: number, key: LoadKey): Promise<Row> {
  const list = createStatusBits(2, entries);
  for (let left = Math.round(entries * revokedShare); left > 0; left--)
    setStatus(list, randomInt(entries), STATUS.invalid);
  const changed = timed(() => changeSome(list, entries));
  const published = timed(() => sign(list, key));
  const startedAt = performance.now();
  const verified = await verify(published.result, list.bytes.length, key);
  const readMilliseconds = performance.now() - startedAt;
  const lookedUp = timed(() => lookUpSome(verified, entries));
  return {
    entries,
    'change ns': (changed.milliseconds * 1e6) / CHANGES,
    'publish ms': published.milliseconds,
    'raw kB': list.bytes.length / 1_000,
    'deflated kB': deflateSync(list.bytes, { level: 9 }).length / 1_000,
    'token kB': published.result.length / 1_000,
    'verify, inflate ms': readMilliseconds,
    'look-up ns': (lookedUp.milliseconds * 1e6) / LOOK_UPS,
    'process MB': residentMegabytes(process.pid),
  };
}

function changeSome(list: StatusBits, entries: number): void {
  for (let left = CHANGES / 2; left > 0; left--) {
    const place = (left * STEP) % entries;
    const before = getStatus(list, place) ?? STATUS.valid;
    setStatus(list, place, STATUS.suspended);
    setStatus(list, place, before);
  }
}

function lookUpSome(list: StatusBits, entries: number): number {
  let valid = 0;
  for (let left = LOOK_UPS; left > 0; left--) {
    const found = lookUpStatus(list, (left * STEP) % entries);
    if ('ok' in found && found.status === 'valid') valid++;
  }
  return valid;
}

/** What a change costs when it is published: compress, encode, sign; the list stays in memory. */
function sign(list: StatusBits, key: LoadKey): string {
  const prepared = prepareStatusListToken({
    header: { alg: 'ES256', kid: 'lists' },
    uri: REFERENCE.uri,
    iat: NOW,
    exp: NOW + 604_800,
    ttl: 60,
    statusList: encodeStatusList(list, (bytes) => deflateSync(bytes, { level: 9 }), {
      base64url: (bytes) => Buffer.from(bytes).toString('base64url'),
    }),
  });
  return finishJws(prepared, key.sign(prepared.signingInput));
}

async function verify(token: string, maxBytes: number, { jwk }: LoadKey): Promise<StatusBits> {
  const verified = await verifyStatusListToken(token, {
    uri: REFERENCE.uri,
    now: NOW,
    resolveIssuerKey: () => jwk,
    maxBytes,
    verifyEs256: verifyNode,
  });
  if ('refused' in verified) throw new Error(verified.refused);
  return verified.list;
}

function timed<Result>(act: () => Result): { milliseconds: number; result: Result } {
  const startedAt = performance.now();
  const result = act();
  return { milliseconds: performance.now() - startedAt, result };
}
