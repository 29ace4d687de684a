import { hash } from 'node:crypto';
import { later } from '@mleg/platform/clock/durations';
import { uuidBytes, uuidOf } from '@mleg/platform/random/uuid';
import type { IssuerDeps } from '../deps.ts';
import { ACCESS_TOKEN_LIFETIME, REFRESH_TOKEN_LIFETIME } from '../durations.ts';
import { makeTicket } from '../keys/ticket.ts';

/** A phone's hold on one card: a token, and what renews it. The database keeps their digests. */
export interface Grant {
  offerId: string;
  /** Thumbprint of the key that both are bound to (RFC 9449 §5). */
  tokenKey: string;
  tokenDigest: Uint8Array;
  tokenExpiresAt: Date;
  refreshDigest: Uint8Array;
  now: Date;
}

/** As they are sent. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
}

const ID_BYTES = 16;
const SECRET_BYTES = 32;

/** Whose a token is: what stands in it besides its secret. */
export interface Hold {
  offerId: string;
  /** Digest of the `client_id` that asked for it; missing where nobody said one (anonymous access). */
  client?: Buffer;
}

/** What the subject of an access or refresh token's ticket says. */
export function holdIn(subject: Buffer): Hold {
  const offerId = uuidOf(subject.subarray(0, ID_BYTES));
  const client = subject.subarray(ID_BYTES + SECRET_BYTES);
  return client.length === 0 ? { offerId } : { offerId, client };
}

export function makeGrant(
  { keys, random }: Pick<IssuerDeps, 'keys' | 'random'>,
  { offerId, tokenKey, client, now }: Pick<Grant, 'offerId' | 'tokenKey' | 'now'> & Hold,
): { tokens: Tokens; grant: Grant } {
  const tokenExpiresAt = later(now, ACCESS_TOKEN_LIFETIME);
  const secret = () => Buffer.concat([uuidBytes(offerId), random.bytes(SECRET_BYTES), client ?? Buffer.alloc(0)]);
  const accessToken = makeTicket(keys.tickets, 'access-token', secret(), tokenExpiresAt);
  const refreshToken = makeTicket(keys.tickets, 'refresh-token', secret(), later(now, REFRESH_TOKEN_LIFETIME));
  return {
    tokens: { accessToken, refreshToken, expiresIn: ACCESS_TOKEN_LIFETIME / 1_000 },
    grant: {
      offerId,
      tokenKey,
      tokenDigest: tokenDigest(accessToken),
      tokenExpiresAt,
      refreshDigest: refreshDigest(refreshToken),
      now,
    },
  };
}

export const clientDigest = (clientId: string): Buffer => hash('sha256', `client\0${clientId}`, 'buffer');
export const tokenDigest = (token: string): Buffer => hash('sha256', `access-token\0${token}`, 'buffer');
export const refreshDigest = (token: string): Buffer => hash('sha256', `refresh-token\0${token}`, 'buffer');
