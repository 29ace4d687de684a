import type { JsonObject } from '../json/json-value.ts';
import { signJws } from '../test-signing/sign.ts';
import { type KeyName, publicJwk } from '../test-vectors/public-jwk.ts';
import type { Vector, VectorFile } from './vector.ts';

const NOW = 1_800_000_000;
const HEADER = { typ: 'secevent+jwt', alg: 'ES256', kid: 'issuer-1' };
const EVENTS = { 'https://transmitter.example/events/done': { order: '1' } };
const CLAIMS = {
  iss: 'https://transmitter.example',
  aud: 'https://receiver.example',
  jti: 'event-1',
  iat: NOW,
  events: EVENTS,
};

type Change = { header?: JsonObject; claims?: JsonObject; signer?: KeyName };

async function vector(name: string, expected: JsonObject, change: Change = {}, number?: string): Promise<Vector> {
  const token = await signJws(
    change.signer ?? 'issuer',
    { ...HEADER, ...change.header },
    { ...CLAIMS, ...change.claims },
  );
  return { name, ...(number === undefined ? {} : { case: number }), input: { token }, expected };
}

const refusal = (name: string, refused: string, change: Change, number?: string) =>
  vector(name, { refused }, change, number);

const GOOD = { ok: true, jti: 'event-1', iat: NOW, events: EVENTS };
const BOTH = ['https://other.example', CLAIMS.aud];

const accepted = async (): Promise<Vector[]> => [
  await vector('accepts an event', GOOD),
  await vector('accepts an event for several receivers', GOOD, { claims: { aud: BOTH } }),
  await vector('hands on toe and txn', { ...GOOD, toe: NOW - 5, txn: 't' }, { claims: { toe: NOW - 5, txn: 't' } }),
];

const refused = async (): Promise<Vector[]> => [
  await refusal('refuses a bad signature', 'bad-signature', { signer: 'stranger' }, 'D64'),
  await refusal('refuses an event of two days ago', 'stale', { claims: { iat: NOW - 172_800 } }, 'D64'),
  await refusal('refuses an event from the future', 'issued-in-future', { claims: { iat: NOW + 31 } }),
  await refusal('refuses an unknown key', 'unknown-key', { header: { kid: 'other' } }),
  await refusal('refuses another type of token', 'wrong-type', { header: { typ: 'JWT' } }),
  await refusal('refuses alg none', 'wrong-algorithm', { header: { alg: 'none' } }),
  await refusal('refuses a critical extension', 'critical-header', { header: { crit: ['x'] } }),
  await refusal('refuses another transmitter', 'wrong-issuer', { claims: { iss: 'https://other.example' } }),
  await refusal('refuses another receiver', 'wrong-audience', { claims: { aud: 'https://other.example' } }),
  await refusal('refuses a token with exp', 'malformed-claims', { claims: { exp: NOW + 60 } }),
  await refusal('refuses a token without events', 'malformed-claims', { claims: { events: {} } }),
  await refusal('refuses an event that is no object', 'malformed-claims', { claims: { events: { 'urn:x': 'y' } } }),
  await refusal('refuses a token without jti', 'malformed-claims', { claims: { jti: '' } }),
];

export async function securityEventVectors(): Promise<VectorFile> {
  return {
    about: 'Security event tokens (RFC 8417 §2, RFC 8935 §2).',
    context: {
      now: NOW,
      skewSeconds: 30,
      maxAgeSeconds: 86_400,
      issuer: CLAIMS.iss,
      audience: CLAIMS.aud,
      keys: [{ kid: 'issuer-1', jwk: publicJwk('issuer') }],
    },
    vectors: [...(await accepted()), ...(await refused())],
  };
}
