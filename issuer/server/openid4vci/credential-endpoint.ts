import { epochSeconds, later } from '@mleg/platform/clock/durations';
import { hasMediaType, readBody } from '@mleg/platform/http/read-body';
import { jwkThumbprint } from '@mleg/protocol/dpop/jwk-thumbprint';
import { parseStrictJson } from '@mleg/protocol/json/parse-strict-json';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { type CredentialRequest, parseCredentialRequest } from '@mleg/protocol/openid4vci/credential-request';
import { credentialResponse } from '@mleg/protocol/openid4vci/credential-response';
import { type ProtocolError, protocolError } from '@mleg/protocol/openid4vci/protocol-error';
import { verifyProofs } from '@mleg/protocol/openid4vci/verify-proofs';
import { deviceKindOf } from '../credentials/device-kind.ts';
import { type CardAnswer, COPIES_AT_MOST, issueCards } from '../credentials/issue-cards.ts';
import type { IssuerDeps } from '../deps.ts';
import { NONCE_LIFETIME } from '../durations.ts';
import { challenge, errorAnswer, notNow, secretJson } from '../http/answers.ts';
import { sha256, verifyEs256 } from '../keys/es256.ts';
import { clientDigest } from '../offers/grant.ts';
import { type Access, readAccess } from './access.ts';
import { CONFIGURATIONS, type Wanted } from './configurations.ts';
import { configurationIn } from './credential-identifier.ts';
import { isNonceOfOurs, nonceDigest } from './nonce-endpoint.ts';
import { notificationIdOf } from './notification-id.ts';

/** Copies of a card that a wallet may ask for at once, each for a key of its own. */
export const BATCH_SIZE = COPIES_AT_MOST['sd-jwt'];
/** Ten proofs take a tenth of it. */
const MAX_BYTES = 262_144;
const MAX_DEPTH = 8;

type Needed = Pick<
  IssuerDeps,
  | 'database'
  | 'settings'
  | 'keys'
  | 'halt'
  | 'institutions'
  | 'clock'
  | 'statusIndexes'
  | 'wake'
  | 'reached'
  | 'log'
  | 'typeDocuments'
>;

/** POST /credential (OpenID4VCI 1.0 §8). Who asks is settled before what is asked for. */
export async function answerCredential(deps: Needed, request: Request): Promise<Response> {
  // Before nonces and proofs are used up.
  if (await deps.halt.isHalted()) return notNow();
  const access = await readAccess(deps, request, '/credential');
  if ('error' in access) return challenge(access.error);
  const parsed = await readRequest(deps, access, request);
  if ('error' in parsed) return errorAnswer(parsed.error);
  const holders = await readHolders(deps, access, parsed.request);
  if ('error' in holders) return errorAnswer(holders.error);
  const answer = await issueCards(deps, {
    ...access,
    ...parsed.wanted,
    holders: holders.keys,
    once: holders.nonces,
    onceExpiresAt: later(access.now, NONCE_LIFETIME),
    device: deviceKindOf(request.headers.get('user-agent')),
  });
  if ('refused' in answer) return refusalAnswer(answer.refused);
  return secretJson(credentialResponse(answer.cards, notificationIdOf(deps.keys, access.offerId)));
}

type Refusal = { error: ProtocolError };

async function readRequest(
  { keys }: Pick<Needed, 'keys'>,
  { offerId }: Access,
  request: Request,
): Promise<{ request: CredentialRequest; wanted: Wanted } | Refusal> {
  if (!hasMediaType(request, 'application/json')) return invalid('The request is application/json.');
  const body = await readBody(request, MAX_BYTES);
  if (!body) return { error: protocolError('invalid_credential_request', 'The request is too large.', 413) };
  const json = parseStrictJson(body, { maxLength: MAX_BYTES, maxDepth: MAX_DEPTH });
  if ('refused' in json) return invalid(`The request is not acceptable JSON: ${json.refused}.`);
  const parsed = parseCredentialRequest(json.value, { batchSize: BATCH_SIZE });
  if ('refused' in parsed) return { error: parsed.error };
  const { credential } = parsed.request;
  const isNamed = 'identifier' in credential;
  const id = isNamed ? configurationIn(keys, offerId, credential.identifier) : credential.configurationId;
  const wanted = id === undefined ? undefined : CONFIGURATIONS.get(id);
  if (!wanted) {
    return isNamed
      ? { error: protocolError('unknown_credential_identifier', 'There is no such credential identifier.') }
      : { error: protocolError('unknown_credential_configuration', 'There is no such credential configuration.') };
  }
  // It is shown again and again with one key: what a second copy would be good for, its code gives away.
  if (parsed.request.proofs.length > COPIES_AT_MOST[wanted.kind]) return invalid('There is one compact card.');
  return { request: parsed.request, wanted };
}

/** Keys that the wallet has proved to hold, and what is remembered of the nonces once they are used. */
async function readHolders(
  deps: Needed,
  { client }: Access,
  { proofs }: CredentialRequest,
): Promise<{ keys: { jwk: EcPublicJwk; thumbprint: string }[]; nonces: Buffer[] } | Refusal> {
  const now = epochSeconds(deps.clock.now());
  const verified = await verifyProofs(proofs, {
    issuer: deps.settings.origin,
    now,
    verifyEs256,
    isNonce: (nonce) => isNonceOfOurs(deps, nonce),
    ...(client && { isClient: (iss: string) => client.equals(clientDigest(iss)) }),
  });
  if ('refused' in verified) return { error: verified.error };
  const keys = await Promise.all(
    verified.keys.map(async (jwk) => ({ jwk, thumbprint: await jwkThumbprint(jwk, sha256) })),
  );
  return { keys, nonces: verified.nonces.map(nonceDigest) };
}

function refusalAnswer(refused: Extract<CardAnswer, { refused: string }>['refused']): Response {
  if (refused === 'unknown-token') {
    return challenge(protocolError('invalid_token', 'The access token is unknown or has expired.'));
  }
  if (refused === 'foreign-key') {
    return challenge(protocolError('invalid_dpop_proof', 'The DPoP proof is of another key than the token.'));
  }
  if (refused === 'used-nonce') return errorAnswer(protocolError('invalid_nonce', 'The nonce was used before.'));
  return errorAnswer(protocolError('credential_request_denied', 'This token gives no such credential.'));
}

const invalid = (description: string): Refusal => ({ error: protocolError('invalid_credential_request', description) });
