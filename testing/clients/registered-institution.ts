import { randomUUID, type webcrypto } from 'node:crypto';
import type { InstitutionRegistration, PublicJwk } from '@mleg/issuer-contract/institution';
import {
  type IssuanceRequest,
  type IssuanceRequestReport,
  issuanceRequestReportSchema,
  type OfferCodes,
  offerCodesSchema,
} from '@mleg/issuer-contract/issuance-request';
import type { Clock } from '@mleg/platform/clock/clock';
import type { Fetch } from '@mleg/platform/http/party';
import { compactDecrypt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { aStudent, REGISTRY_NUMBER } from '../people/a-student.ts';
import { until } from '../until.ts';
import { type Answer, readAnswer, successOf } from './answer.ts';

/** An institution of the tests: keys of its own, the issuer's API, and nothing else. */
export interface RegisteredInstitution {
  registration: InstitutionRegistration;
  /** What it sends with each request, as long as its token lasts. */
  headers(): Promise<Record<string, string>>;
  call(method: string, path: string, body?: object): Promise<Answer>;
  /** Asks for the codes of a card, a new one unless the request says which. */
  request(request?: Partial<IssuanceRequest>): Promise<Answer>;
  read(requestId: string): Promise<IssuanceRequestReport>;
  codesOf(requestId: string): Promise<OfferCodes>;
  /** Opens what the issuer has sealed to this institution. */
  openCodes(sealed: string): Promise<OfferCodes>;
}

interface Options {
  fetch: Fetch;
  issuer: string;
  clock: Clock;
  institutionId?: string;
  eventsEndpoint?: string;
}

export async function createRegisteredInstitution(options: Options): Promise<RegisteredInstitution> {
  const { fetch, issuer, clock, institutionId = 'zmyslona', eventsEndpoint } = options;
  const signing = await generateKeyPair('ES256', { extractable: true });
  const encryption = await generateKeyPair('ECDH-ES', { extractable: true });
  const token = tokenSource({ fetch, issuer, clock, institutionId, key: signing.privateKey });

  const headers = async () => ({ Authorization: `Bearer ${await token()}` });
  const call: RegisteredInstitution['call'] = async (method, path, body) => {
    const all = { ...(await headers()), ...(body ? { 'Content-Type': 'application/json' } : {}) };
    const init = { method, headers: all, ...(body ? { body: JSON.stringify(body) } : {}) };
    return readAnswer(await fetch(new Request(`${issuer}/institution-api${path}`, init)));
  };
  const read = async (requestId: string) =>
    successOf(issuanceRequestReportSchema, await call('GET', `/issuance-requests/${requestId}`), 'reading a request');

  const openCodes = async (sealed: string) => {
    const { plaintext } = await compactDecrypt(sealed, encryption.privateKey);
    return offerCodesSchema.parse(JSON.parse(Buffer.from(plaintext).toString()));
  };

  return {
    registration: {
      institutionId,
      name: 'Uczelnia Zmyślona',
      kind: 'university',
      registryNumber: REGISTRY_NUMBER,
      domain: 'zmyslona.example',
      signingKey: { ...(await publicJwk(signing.publicKey)), kid: 'sig', use: 'sig' },
      encryptionKey: { ...(await publicJwk(encryption.publicKey)), kid: 'enc', use: 'enc' },
      ...(eventsEndpoint ? { eventsEndpoint } : {}),
      policies: { codeLifetimeDays: 30, wrongCodeLimit: 5, cardTypes: ['student-card'] },
    },
    headers,
    call,
    request: (request = {}) =>
      call('POST', '/issuance-requests', {
        requestId: randomUUID(),
        cardId: randomUUID(),
        subject: aStudent(clock.now()),
        ...request,
      }),
    read,
    codesOf: async (requestId) => {
      const sealed = await until('the codes were not ready', async () => {
        const report = await read(requestId);
        if (report.failure) throw new Error(`the request failed: ${report.failure}`);
        return report.sealedCodes;
      });
      return openCodes(sealed);
    },
    openCodes,
  };
}

async function publicJwk(key: webcrypto.CryptoKey): Promise<Pick<PublicJwk, 'kty' | 'crv' | 'x' | 'y'>> {
  const { x = '', y = '' } = await exportJWK(key);
  return { kty: 'EC', crv: 'P-256', x, y };
}

const RENEW_BEFORE_MS = 60_000;

/** RFC 7523 §2.2; a token is used until shortly before its end. */
function tokenSource(options: Omit<Options, 'institutionId'> & { institutionId: string; key: webcrypto.CryptoKey }) {
  const { fetch, issuer, clock, institutionId, key } = options;
  let held: { token: string; until: number } | undefined;
  return async (): Promise<string> => {
    const now = clock.now().getTime();
    if (held && held.until > now) return held.token;
    const endpoint = `${issuer}/institution-api/token`;
    const iat = Math.floor(now / 1_000);
    const assertion = await new SignJWT({ jti: randomUUID() })
      .setProtectedHeader({ alg: 'ES256', kid: 'sig' })
      .setIssuer(institutionId)
      .setSubject(institutionId)
      .setAudience(endpoint)
      .setIssuedAt(iat)
      .setExpirationTime(iat + 60)
      .sign(key);
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    });
    const response = await fetch(new Request(endpoint, { method: 'POST', body }));
    if (!response.ok) throw new Error(`the token endpoint answered ${response.status}`);
    const answer = (await response.json()) as { access_token: string; expires_in: number };
    held = { token: answer.access_token, until: now + answer.expires_in * 1_000 - RENEW_BEFORE_MS };
    return held.token;
  };
}
