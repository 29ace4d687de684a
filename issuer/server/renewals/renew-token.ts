import { timingSafeEqual } from 'node:crypto';
import { SUSPENSION_DAYS } from '@mleg/issuer-contract/institution';
import { DAY, later, SECOND } from '@mleg/platform/clock/durations';
import type { CardType } from '@mleg/student-card/card-type';
import type { IssuerDeps } from '../deps.ts';
import { REFRESH_PAUSE, REFRESH_TOKEN_LIFETIME } from '../durations.ts';
import { readTicket } from '../keys/ticket.ts';
import { type Hold, holdIn, makeGrant, refreshDigest, type Tokens } from '../offers/grant.ts';
import { type RefreshState, rotate, selectRefreshState, suspendCopied } from './renewal-store.ts';

type Needed = Pick<IssuerDeps, 'database' | 'keys' | 'clock' | 'random' | 'log' | 'wake'>;

export interface RenewalRequest {
  refreshToken: string;
  /** Thumbprint of the key that made the proof. */
  jkt: string;
  /** Digest of the `client_id`, where one was said. */
  client?: Buffer;
}

/** What the token is good for besides notifications; a token that fetches nothing has this scope alone. */
export const NOTHING_NEW = 'notification';

export type RenewalAnswer =
  | (Tokens & { scope: CardType | typeof NOTHING_NEW })
  | { refused: 'unbound-key' | 'invalid' }
  | { refused: 'too-soon'; retryAfterSeconds: number };

/** The offer that a refresh token belongs to, and when it was made; one that is forged, foreign or too old is none. */
export function readRefreshToken(
  { keys, clock }: Pick<IssuerDeps, 'keys' | 'clock'>,
  token: string,
): (Hold & { madeAt: Date }) | undefined {
  const ticket = readTicket(keys.tickets, 'refresh-token', token, clock.now());
  if ('refused' in ticket) return undefined;
  return { ...holdIn(ticket.subject), madeAt: later(ticket.expiresAt, -REFRESH_TOKEN_LIFETIME) };
}

/**
 * A refresh token for a new one and an access token (RFC 6749 §6). `scope` says whether there is a card to fetch, so
 * that a phone which asks every day costs one request and one statement when nothing is new (ADR 0025).
 */
export async function renewToken(deps: Needed, request: RenewalRequest): Promise<RenewalAnswer> {
  const now = deps.clock.now();
  const sent = readRefreshToken(deps, request.refreshToken);
  if (!sent) return { refused: 'invalid' };
  const { offerId, madeAt: presentedMadeAt } = sent;
  // A refresh token is the client's that got it (RFC 6749 §6, §10.4); who was anonymous may say who it is.
  const client = sent.client ?? request.client;
  if (client && request.client && !client.equals(request.client)) return { refused: 'invalid' };
  const presented = refreshDigest(request.refreshToken);
  const { tokens, grant } = makeGrant(deps, { offerId, tokenKey: request.jkt, now, ...(client && { client }) });
  const lostBefore = later(now, -REFRESH_PAUSE);
  const rotated = await rotate(deps.database, { ...grant, presented, presentedMadeAt, lostBefore });
  if (rotated) {
    if (rotated.orphaned > 0) deps.wake('publish-status-lists');
    return { ...tokens, scope: rotated.collectable ? rotated.cardType : NOTHING_NEW };
  }
  return refuse(deps, request, { offerId, presented, now });
}

async function refuse(
  deps: Needed,
  { jkt }: RenewalRequest,
  { offerId, presented, now }: { offerId: string; presented: Uint8Array; now: Date },
): Promise<RenewalAnswer> {
  const state = await selectRefreshState(deps.database, offerId);
  if (!state) return { refused: 'invalid' };
  if (state.token_key !== jkt) return { refused: 'unbound-key' };
  const wait = waitOf(state, presented, now);
  if (wait !== undefined) return { refused: 'too-soon', retryAfterSeconds: wait };
  // A token of ours, under the right key, that its phone has replaced long ago: the phone was copied.
  if (await suspendCopied(deps.database, offerId, { now, until: later(now, SUSPENSION_DAYS * DAY) })) {
    deps.log.warn({ offerId }, 'renewal.conflict');
    deps.wake('publish-status-lists');
    deps.wake('deliver-changes');
  }
  return { refused: 'invalid' };
}

/** Of two at once the first was served; the other waits (P28). */
function waitOf(state: RefreshState, presented: Uint8Array, now: Date): number | undefined {
  const { refresh_digest: current, superseded_refresh_digest: superseded, refreshed_at: refreshedAt } = state;
  if (equal(current, presented)) return 1;
  if (!refreshedAt || !equal(superseded, presented)) return undefined;
  const left = later(refreshedAt, REFRESH_PAUSE).getTime() - now.getTime();
  return left > 0 ? Math.ceil(left / SECOND) : undefined;
}

const equal = (one: Uint8Array | null, other: Uint8Array): boolean =>
  one !== null && one.length === other.length && timingSafeEqual(one, other);
