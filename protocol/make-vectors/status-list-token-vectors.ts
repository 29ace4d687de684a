import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { encodeBase64url } from '../jws/base64url.ts';
import { signJws } from '../test-signing/sign.ts';
import { type KeyName, publicJwk } from '../test-vectors/public-jwk.ts';
import type { Vector, VectorFile } from './vector.ts';

const NOW = 1_800_000_000;
const ISSUER = 'https://issuer.example';
const URI = 'https://issuer.example/statuslists/1';
const HEADER = { typ: 'statuslist+jwt', alg: 'ES256', kid: 'issuer-1' };
/** The twelve statuses of two bits each below (the example of Token Status List §4.1). */
const LIST = { bits: 2, lst: 'eNo76fITAAPfAgc' };
const STATUSES = [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3];
const NAMES = ['valid', 'invalid', 'suspended', 'unknown'];
const CLAIMS = { iss: ISSUER, sub: URI, iat: NOW - 60, exp: NOW + 3_600, ttl: 300, status_list: LIST };

type Change = {
  header?: JsonObject;
  claims?: JsonObject;
  without?: string[];
  list?: JsonObject;
  signer?: KeyName;
  index?: number;
  number?: string;
};

async function vector(name: string, expected: JsonValue, change: Change = {}): Promise<Vector> {
  const claims: JsonObject = { ...CLAIMS, status_list: { ...LIST, ...change.list }, ...change.claims };
  for (const left of change.without ?? []) delete claims[left];
  const token = await signJws(change.signer ?? 'issuer', { ...HEADER, ...change.header }, claims);
  const index = change.index === undefined ? {} : { index: change.index };
  const number = change.number === undefined ? {} : { case: change.number };
  return { name, ...number, input: { token, ...index }, expected };
}

const refusal = (name: string, refused: string, change: Change) => vector(name, { refused }, change);

const accepted = async (): Promise<Vector[]> => [
  ...(await Promise.all(
    STATUSES.map((value, index) => {
      const status = NAMES[value] ?? '';
      const number = status === 'invalid' ? { number: 'V42' } : {};
      return vector(`reads ${status} at ${index}`, { ok: true, status }, { index, ...number });
    }),
  )),
  await vector('does without exp and ttl', { ok: true, status: 'valid' }, { index: 2, without: ['exp', 'ttl'] }),
  await refusal('refuses an index past the end', 'index-out-of-range', { index: 12, number: 'V44' }),
  await refusal('refuses a huge index', 'index-out-of-range', { index: 9_007_199_254_740_991, number: 'V44' }),
];

const foreign = async (): Promise<Vector[]> => [
  await refusal('refuses another issuer', 'untrusted-issuer-key', {
    claims: { iss: 'https://x.example' },
    number: 'V43',
  }),
  await refusal('refuses a key it does not have', 'untrusted-issuer-key', { header: { kid: 'other' }, number: 'V43' }),
  await refusal('refuses a signature by another key', 'bad-signature', { signer: 'stranger', number: 'V43' }),
  await refusal('refuses the list of another address', 'wrong-subject', { claims: { sub: `${URI}0` }, number: 'V43' }),
  await refusal('refuses another type of token', 'wrong-type', { header: { typ: 'JWT' } }),
  await refusal('refuses alg none', 'wrong-algorithm', { header: { alg: 'none' } }),
  await refusal('refuses a critical extension', 'critical-header', { header: { crit: ['x'] } }),
];

const untimely = async (): Promise<Vector[]> => [
  await refusal('refuses an expired list', 'expired', { claims: { exp: NOW - 31 }, number: 'V42' }),
  await refusal('refuses a list from the future', 'issued-in-future', { claims: { iat: NOW + 31 } }),
  await refusal('refuses a list without iat', 'missing-iat', { without: ['iat'] }),
  await refusal('refuses an iat that is text', 'malformed-time', { claims: { iat: 'now' } }),
  await refusal('refuses a ttl of nothing', 'malformed-ttl', { claims: { ttl: 0 } }),
  await refusal('refuses a ttl that is text', 'malformed-ttl', { claims: { ttl: '5m' } }),
];

const undecodable = async (): Promise<Vector[]> => [
  await refusal('stops inflating at the cap', 'inflates-too-large', { list: { lst: await bomb() }, number: 'V45' }),
  await refusal('refuses three bits', 'unsupported-bits', { list: { bits: 3 } }),
  await refusal('refuses bits that are text', 'unsupported-bits', { list: { bits: '2' } }),
  await refusal('refuses what is not zlib', 'malformed-zlib', { list: { lst: 'AAAAAAAAAAAA' } }),
  await refusal('refuses a list cut short', 'malformed-zlib', { list: { lst: 'eNo76fITAAPf' } }),
  await refusal('refuses a wrong checksum', 'malformed-zlib', { list: { lst: 'eNo76fITAAPfAgg' } }),
  await refusal('refuses a list with bytes behind it', 'malformed-zlib', { list: { lst: 'eNo76fITAAPfAgcA' } }),
  await refusal('refuses standard base64', 'malformed-status-list', { list: { lst: 'eNo76f+TAAPfAgc' } }),
  await refusal('refuses a missing list', 'malformed-status-list', { without: ['status_list'] }),
];

/** Four million VALID entries of eight bits in four kilobytes. */
async function bomb(): Promise<string> {
  const stream = new Blob([new Uint8Array(4_000_000)]).stream().pipeThrough(new CompressionStream('deflate'));
  return encodeBase64url(new Uint8Array(await new Response(stream).arrayBuffer()));
}

export async function statusListTokenVectors(): Promise<VectorFile> {
  return {
    about: 'Status list tokens and the status at `index`, 0 if not given (Token Status List draft-14 §8.3).',
    context: {
      now: NOW,
      skewSeconds: 30,
      uri: URI,
      issuerKeys: [{ iss: ISSUER, kid: 'issuer-1', jwk: publicJwk('issuer') }],
    },
    vectors: [...(await accepted()), ...(await foreign()), ...(await untimely()), ...(await undecodable())],
  };
}
