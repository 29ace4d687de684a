import { randomBytes } from 'node:crypto';
import { type EcPublicJwk, parseEcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { requestLink } from '@mleg/protocol/openid4vp/request-link';
import { claimsOutside } from '@mleg/protocol/openid4vp/within-registration';
import type { StartRefusal } from '@mleg/verifier-contract/contract';
import type { StartedOnlineCheck, StartOnlineCheck } from '@mleg/verifier-contract/online-check';
import type { OnlineCheck } from '../checks-under-way/online-check.ts';
import type { VerifierDeps } from '../deps.ts';
import { ANSWER_WITHIN } from '../durations.ts';
import type { RelyingParty } from '../relying-parties/relying-party.ts';
import { queryOfPreset } from './presets.ts';

type Deps = Pick<VerifierDeps, 'settings' | 'checksUnderWay' | 'clock'>;

/** Nothing is asked for that was not registered: a wallet would refuse it, and the relying party learns why here (V50). */
export async function startCheck(
  deps: Deps,
  party: RelyingParty,
  { purpose, ask, returnTo }: StartOnlineCheck,
): Promise<StartedOnlineCheck | { refused: StartRefusal | 'too-many' }> {
  const { origin, walletEndpoint, trustedIssuers } = deps.settings;
  const issuers = trustedIssuers.map(({ issuer }) => issuer);
  const registered = party.purposes.get(purpose);
  if (registered === undefined) return { refused: 'unknown-purpose' };
  const query = 'preset' in ask ? queryOfPreset(ask.preset, issuers) : ask.query;
  if (claimsOutside(query, registered.registration).length > 0) return { refused: 'outside-registration' };
  if (returnTo !== undefined && !party.returnOrigins.includes(new URL(returnTo).origin))
    return { refused: 'foreign-return-address' };
  const check: OnlineCheck = {
    id: unguessable(),
    handle: unguessable(),
    party,
    purpose,
    ...('preset' in ask ? { preset: ask.preset } : {}),
    query,
    nonce: unguessable(),
    state: unguessable(),
    encryption: await makeEncryptionKey(),
    ...(returnTo === undefined ? {} : { returning: { returnTo, responseCode: unguessable() } }),
    expiresAt: deps.clock.now().getTime() + ANSWER_WITHIN,
    progress: { at: 'waiting' },
  };
  if (!deps.checksUnderWay.add(check)) return { refused: 'too-many' };
  const request = { clientId: party.clientId, requestUri: `${origin}/openid4vp/requests/${check.handle}` };
  return {
    checkId: check.id,
    expiresAt: new Date(check.expiresAt).toISOString(),
    link: requestLink(request),
    ...(walletEndpoint === undefined ? {} : { walletLink: requestLink(request, walletEndpoint) }),
  };
}

const unguessable = (): string => randomBytes(24).toString('base64url');

/** A pair for this check alone: what was encrypted to it cannot be read once the check is forgotten. */
async function makeEncryptionKey(): Promise<OnlineCheck['encryption']> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const read = parseEcPublicJwk({ kty, crv, x, y });
  if ('refused' in read) throw new Error(`a key of our own is none: ${read.refused}`);
  const publicJwk: EcPublicJwk = read.jwk;
  return { publicJwk: { ...publicJwk, kid: unguessable() }, privateKey: pair.privateKey };
}
