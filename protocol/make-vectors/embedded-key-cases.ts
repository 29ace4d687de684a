import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { privateJwk } from '../test-signing/sign.ts';
import { type KeyName, publicJwk } from '../test-vectors/public-jwk.ts';

/** What is wrong with a token that brings its own key: the same for each kind of token. */
export type EmbeddedKeyCase = {
  name: string;
  refused: string;
  case?: string;
  header?: JsonObject | string;
  payload?: JsonValue;
  signer?: KeyName;
};

/** (1, 1) lies beside the curve; 32 bytes each. */
const OFF_CURVE = { kty: 'EC', crv: 'P-256', x: `${'A'.repeat(42)}E`, y: `${'A'.repeat(42)}E` };
const ABOVE_PRIME = { ...OFF_CURVE, x: `${'_'.repeat(42)}8` };

/** `typ` is the right one; P-numbers are those of key proofs. */
export const embeddedKeyCases = (typ: string): EmbeddedKeyCase[] => [
  ...headerCases({ typ, alg: 'ES256', jwk: publicJwk('holder') }),
  ...keyCases((jwk) => ({ typ, alg: 'ES256', jwk })),
  { name: 'refuses a missing key', refused: 'missing-key', header: { typ, alg: 'ES256' } },
  { name: 'refuses a signature by another key', refused: 'bad-signature', signer: 'stranger' },
  { name: 'refuses a header name given twice', refused: 'duplicate-key', header: `{"typ":"${typ}","typ":"${typ}"}` },
  { name: 'refuses a payload name given twice', refused: 'duplicate-key', payload: '{"nonce":"a","nonce":"b"}' },
  { name: 'refuses a payload that is no object', refused: 'malformed', payload: [] },
];

const headerCases = (header: JsonObject): EmbeddedKeyCase[] => [
  { name: 'refuses alg none', refused: 'wrong-algorithm', header: { ...header, alg: 'none' }, case: 'P18' },
  { name: 'refuses alg HS256', refused: 'wrong-algorithm', header: { ...header, alg: 'HS256' }, case: 'P18' },
  { name: 'refuses alg ES384', refused: 'wrong-algorithm', header: { ...header, alg: 'ES384' }, case: 'P18' },
  { name: 'refuses another typ', refused: 'wrong-type', header: { ...header, typ: 'JWT' }, case: 'P19' },
  { name: 'refuses a typ in other case', refused: 'wrong-type', header: { ...header, typ: 'Jwt' }, case: 'P19' },
  { name: 'refuses a critical extension', refused: 'critical-header', header: { ...header, crit: ['exp'] } },
];

function keyCases(header: (jwk: JsonObject) => JsonObject): EmbeddedKeyCase[] {
  const jwk = publicJwk('holder');
  const oct = { kty: 'oct', k: 'AAAA' };
  const short = { ...jwk, x: 'A'.repeat(42) };
  return [
    { name: 'refuses a private key', refused: 'private-key', header: header(privateJwk('holder')), case: 'P20' },
    { name: 'refuses a symmetric key', refused: 'private-key', header: header(oct), case: 'P20' },
    { name: 'refuses a point off the curve', refused: 'off-curve-key', header: header(OFF_CURVE), case: 'P22' },
    {
      name: 'refuses a coordinate above the prime',
      refused: 'off-curve-key',
      header: header(ABOVE_PRIME),
      case: 'P22',
    },
    { name: 'refuses another curve', refused: 'unsupported-key', header: header({ ...jwk, crv: 'P-384' }) },
    { name: 'refuses a coordinate of 31 bytes', refused: 'unsupported-key', header: header(short) },
  ];
}
