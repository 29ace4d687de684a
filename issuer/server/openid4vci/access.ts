import { hash } from 'node:crypto';
import { epochSeconds, later, SECOND } from '@mleg/platform/clock/durations';
import { DPOP_MAX_AGE_SECONDS, verifyDpop } from '@mleg/protocol/dpop/verify-dpop';
import { type ProtocolError, protocolError, type ResourceErrorCode } from '@mleg/protocol/openid4vci/protocol-error';
import { seeOnce } from '../database/seen-value-store.ts';
import type { IssuerDeps } from '../deps.ts';
import { sha256, verifyEs256 } from '../keys/es256.ts';
import { readTicket } from '../keys/ticket.ts';
import { type Hold, holdIn, tokenDigest } from '../offers/grant.ts';

/** What a token and its proof show before the database is asked for the offer. */
export interface Access extends Hold {
  tokenDigest: Uint8Array;
  /** Thumbprint of the key that made the proof: to be compared with the token's. */
  tokenKey: string;
  now: Date;
}

type Needed = Pick<IssuerDeps, 'database' | 'settings' | 'keys' | 'clock'>;
type Refusal = { error: ProtocolError<ResourceErrorCode> };

/** Reads `Authorization: DPoP …` and the proof that belongs to it (RFC 9449 §7.1). */
export async function readAccess(deps: Needed, request: Request, endpoint: string): Promise<Access | Refusal> {
  const now = deps.clock.now();
  const token = /^DPoP ([\w-]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (!token) return refuse('invalid_token', 'An access token with the DPoP scheme is required.');
  const ticket = readTicket(deps.keys.tickets, 'access-token', token, now);
  if ('refused' in ticket) return refuse('invalid_token', 'The access token is unknown or has expired.');
  const proof = await readProof(deps, request, endpoint, token);
  if ('error' in proof) return proof;
  return { ...holdIn(ticket.subject), tokenDigest: tokenDigest(token), tokenKey: proof.jkt, now };
}

/** A proof is acceptable for its age and the skew of clocks on both sides; its `jti` is remembered longer. */
const REMEMBERED = 5 * DPOP_MAX_AGE_SECONDS * SECOND;

/**
 * The one DPoP proof of a request, verified for this method and address (RFC 9449 §4.3), and spent by being seen: what
 * comes of the request, and whether anything does, is no reason to accept it again (P25).
 */
export async function readProof(
  { database, settings, clock }: Pick<IssuerDeps, 'database' | 'settings' | 'clock'>,
  request: Request,
  endpoint: string,
  accessToken?: string,
): Promise<{ jkt: string } | Refusal> {
  const now = clock.now();
  const proof = request.headers.get('dpop');
  if (!proof) return refuse('invalid_dpop_proof', 'A DPoP proof is required.');
  const verified = await verifyDpop(proof, {
    method: request.method,
    url: `${settings.origin}${endpoint}`,
    now: epochSeconds(now),
    ...(accessToken === undefined ? {} : { accessToken }),
    verifyEs256,
    sha256,
  });
  if ('refused' in verified) return refuse('invalid_dpop_proof', `The DPoP proof is not valid: ${verified.refused}.`);
  const { jkt, jti } = verified;
  const isNew = await seeOnce(database, proofDigest(jkt, jti), later(now, REMEMBERED));
  return isNew ? { jkt } : refuse('invalid_dpop_proof', 'The DPoP proof was used before.');
}

/** A `jti` is unique for its key (RFC 9449 §11.1). */
const proofDigest = (jkt: string, jti: string): Buffer => hash('sha256', `dpop\0${jkt}\0${jti}`, 'buffer');

const refuse = (error: ResourceErrorCode, description: string): Refusal => ({
  error: protocolError(error, description),
});
