import { deflateSync, gzipSync } from 'node:zlib';
import { epochSeconds, later } from '@mleg/platform/clock/durations';
import { insertPromise } from '@mleg/platform/journal/journal-store';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import { finishJws } from '@mleg/protocol/jws/prepare-jws';
import { encodeStatusList } from '@mleg/protocol/status-list/encode-status-list';
import { prepareStatusListToken } from '@mleg/protocol/status-list/prepare-status-list-token';
import { getStatus, STATUS, type StatusBits, setStatus } from '@mleg/protocol/status-list/status-bits';
import type { IssuerDeps } from '../deps.ts';
import { STATUS_LIST_LIFETIME, STATUS_LIST_SIGNED_AGAIN_AFTER } from '../durations.ts';
import { placesRevoked } from '../journal/places-revoked.ts';
import { BITS_PER_STATUS } from '../status-indexes/status-indexes.ts';
import { lockList, type StatusChange, selectDueLists, storeSigned, takeChanges } from './status-list-store.ts';

/** Seconds after which a verifier asks for a fresh copy. */
export const TTL_SECONDS = 60;

type Needed = Pick<IssuerDeps, 'database' | 'journal' | 'settings' | 'keys' | 'clock' | 'log' | 'reached'>;

export const statusListUri = (origin: string, listId: number): string => `${origin}/status-lists/${listId}`;
export const aggregationUri = (origin: string): string => `${origin}/status-lists`;

/**
 * Brings every list that changed, or whose signature grows old, to date. The cost is that of the changes and of one
 * compression per list, whatever the number of cards (I7).
 */
export async function publishStatusLists(deps: Needed): Promise<void> {
  const due = await selectDueLists(deps.database, later(deps.clock.now(), -STATUS_LIST_SIGNED_AGAIN_AFTER));
  for (const listId of due) await publishList(deps, listId);
  if (due.length > 0) deps.reached('published');
}

async function publishList(deps: Needed, listId: number): Promise<void> {
  await deps.database.transaction().execute(async (transaction) => {
    const stored = await lockList(transaction, listId);
    if (!stored) return;
    const key = await keyOfList(deps, stored.cardKey);
    const list: StatusBits = { bits: BITS_PER_STATUS, bytes: Uint8Array.from(stored.bits) };
    const changes = await takeChanges(transaction, listId);
    applyChanges(list, changes);
    await noteChanges(deps, { listId, version: stored.version + 1 }, list, changes);
    const signedAt = deps.clock.now();
    const token = signList(deps, key, { listId, list, signedAt });
    await storeSigned(transaction, { listId, bits: list.bytes, token, gzip: gzipSync(token), signedAt });
  });
}

/**
 * The key that signs the list's cards, also after its turn: there are verifiers who know no other for them (ADR 0071).
 * Where it cannot be had, the one that signs cards now: a revocation must go out in any case.
 */
async function keyOfList({ keys, log }: Needed, cardKey: string | null): Promise<SigningKey> {
  if (cardKey === null) return keys.statusLists.inUse();
  const own = await keys.statusLists.named(cardKey).catch((why: unknown) => {
    log.error({ kid: cardKey, why: String(why) }, 'status-lists.key-missing');
    return undefined;
  });
  return own ?? keys.statusLists.inUse();
}

/**
 * Whatever path a change came: nothing is signed that a restored database could take back. The promise is committed
 * after the changes, which were read before, and so is there only where they are.
 */
async function noteChanges(
  { database, journal }: Needed,
  published: { listId: number; version: number },
  list: StatusBits,
  changes: readonly StatusChange[],
): Promise<void> {
  const changed = [...new Set(changes.map(({ list_index: index }) => index))];
  const now = (status: number) => changed.filter((index) => getStatus(list, index) === status);
  const revoked = now(STATUS.invalid).map((index) => ({ listId: published.listId, index }));
  await journal.keep(
    await insertPromise(database),
    ...placesRevoked(revoked),
    { fact: 'places-suspended', ...published, indexes: now(STATUS.suspended) },
    { fact: 'places-resumed', ...published, indexes: now(STATUS.valid) },
    { fact: 'list-published', ...published },
  );
}

/** INVALID is for ever: no later change touches it (I4, Token Status List §7.1). */
export function applyChanges(list: StatusBits, changes: readonly Pick<StatusChange, 'list_index' | 'status'>[]): void {
  for (const { list_index, status } of changes) {
    if (getStatus(list, list_index) !== STATUS.invalid) setStatus(list, list_index, status);
  }
}

function signList(
  { settings }: Needed,
  key: SigningKey,
  { listId, list, signedAt }: { listId: number; list: StatusBits; signedAt: Date },
): string {
  const iat = epochSeconds(signedAt);
  const prepared = prepareStatusListToken({
    // A verifier trusts the chain; there are some that read nothing but `jwk`, and take it as the key of the card.
    header: { alg: 'ES256', kid: key.kid, x5c: [...key.x5c], jwk: key.publicJwk },
    uri: statusListUri(settings.origin, listId),
    iss: settings.origin,
    iat,
    exp: iat + STATUS_LIST_LIFETIME / 1_000,
    ttl: TTL_SECONDS,
    statusList: encodeStatusList(list, (bytes) => deflateSync(bytes, { level: 9 }), {
      aggregationUri: aggregationUri(settings.origin),
      base64url: (bytes) => Buffer.from(bytes).toString('base64url'),
    }),
  });
  return finishJws(prepared, key.sign(prepared.signingInput));
}
