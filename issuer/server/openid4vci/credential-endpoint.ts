import { epochSeconds, later } from '@mleg/platform/clock/durations';
import { hasMediaType, readBody } from '@mleg/platform/http/read-body';
import { jwkThumbprint } from '@mleg/protocol/dpop/jwk-thumbprint';
import { parseStrictJson } from '@mleg/protocol/json/parse-strict-json';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { type CredentialRequest, parseCredentialRequest } from '@mleg/protocol/openid4vci/credential-request';
import { credentialResponse } from '@mleg/protocol/openid4vci/credential-response';
import { type ProtocolError, protocolError } from '@mleg/protocol/openid4vci/protocol-error';
import { verifyProofs } from '@mleg/protocol/openid4vci/verify-proofs';
import {
  type CardType,
  COPY_KINDS,
  type CopyKind,
  cardTypeSchema,
  configurationIdOf,
} from '@mleg/student-card/card-type';
import { deviceKindOf } from '../credentials/device-kind.ts';
import { type CardAnswer, issueCards } from '../credentials/issue-cards.ts';
import type { IssuerDeps } from '../deps.ts';
import { NONCE_LIFETIME } from '../durations.ts';
import { challenge, errorAnswer, notNow, secretJson } from '../http/answers.ts';
import { sha256, verifyEs256 } from '../keys/es256.ts';
import { readAccess } from './access.ts';
import { nonceDigest } from './nonce-endpoint.ts';
import { notificationIdOf } from './notification-id.ts';

/** Copies of a card that a wallet may ask for at once, each for a key of its own. */
export const BATCH_SIZE = 10;
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
  const parsed = await readRequest(request);
  if ('error' in parsed) return errorAnswer(parsed.error);
  const holders = await readHolders(deps, parsed.request);
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

interface Wanted {
  cardType: CardType;
  kind: CopyKind;
}

/** What each configuration's name asks for. */
const WANTED: ReadonlyMap<string, Wanted> = new Map(
  cardTypeSchema.options.flatMap((cardType) =>
    COPY_KINDS.map((kind) => [configurationIdOf(cardType, kind), { cardType, kind }] as const),
  ),
);

async function readRequest(request: Request): Promise<{ request: CredentialRequest; wanted: Wanted } | Refusal> {
  if (!hasMediaType(request, 'application/json')) return invalid('The request is application/json.');
  const body = await readBody(request, MAX_BYTES);
  if (!body) return { error: protocolError('invalid_credential_request', 'The request is too large.', 413) };
  const json = parseStrictJson(body, { maxLength: MAX_BYTES, maxDepth: MAX_DEPTH });
  if ('refused' in json) return invalid(`The request is not acceptable JSON: ${json.refused}.`);
  const parsed = parseCredentialRequest(json.value, { batchSize: BATCH_SIZE });
  if ('refused' in parsed) return { error: parsed.error };
  const { credential } = parsed.request;
  if ('identifier' in credential) {
    return { error: protocolError('unknown_credential_identifier', 'No credential identifiers were given out.') };
  }
  const wanted = WANTED.get(credential.configurationId);
  if (!wanted) {
    return { error: protocolError('unknown_credential_configuration', 'There is no such credential configuration.') };
  }
  // It is shown again and again with one key: what a second copy would be good for, its code gives away.
  if (wanted.kind === 'compact' && parsed.request.proofs.length > 1) return invalid('There is one compact card.');
  return { request: parsed.request, wanted };
}

/** Keys that the wallet has proved to hold, and what is remembered of the nonces once they are used. */
async function readHolders(
  deps: Needed,
  { proofs }: CredentialRequest,
): Promise<{ keys: { jwk: EcPublicJwk; thumbprint: string }[]; nonces: Buffer[] } | Refusal> {
  const now = epochSeconds(deps.clock.now());
  const verified = await verifyProofs(proofs, { issuer: deps.settings.origin, now, verifyEs256 });
  if ('refused' in verified) return { error: verified.error };
  const nonces: Buffer[] = [];
  for (const nonce of verified.nonces) {
    const digest = nonceDigest(deps, nonce);
    if (!digest) return { error: protocolError('invalid_nonce', 'The nonce is unknown or has expired.') };
    nonces.push(digest);
  }
  const keys = await Promise.all(
    verified.keys.map(async (jwk) => ({ jwk, thumbprint: await jwkThumbprint(jwk, sha256) })),
  );
  return { keys, nonces };
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
