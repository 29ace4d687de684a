import { type CborValue, encodeCbor, Tagged } from '../../cose/cbor.ts';
import { encodeBase45 } from '../../offline-check/base45.ts';
import { CLAIM } from '../../offline-check/claims.ts';
import type { Vector } from '../vector.ts';
import { type Change, type Parts, shownBytes, shownText } from './shown.ts';
import { red, textVector } from './vector.ts';
import { NONCE, NOW } from './world.ts';

const broken = (name: string, text: string, number?: string, reason = 'malformed'): Vector =>
  textVector(name, text, { verdict: 'red', reason }, number === undefined ? {} : { number });
const bytesVector = (name: string, bytes: Uint8Array, number?: string, reason?: string) =>
  broken(name, `MLC1:${encodeBase45(bytes)}`, number, reason);
const refuse = (name: string, parts: Parts, reason = 'malformed') => red(name, reason, parts);
const part = (at: number, value: CborValue): Parts => ({
  wrap: (parts) =>
    new Tagged(
      18,
      parts.map((each, index) => (index === at ? value : each)),
    ),
});
const claims = (change: Change): Parts => ({ claims: change });
const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));

/** A COSE_Sign1 whose protected header is these bytes and whose other parts are empty. */
const withHeader = (header: string): Uint8Array =>
  encodeCbor(new Tagged(18, [hex(header), new Map(), encodeCbor(new Map()), new Uint8Array(64)]));

async function texts(): Promise<Vector[]> {
  const good = await shownText();
  const bytes = await shownBytes();
  return [
    broken('refuses nothing behind the beginning', 'MLC1:'),
    broken('refuses a character that Base45 has not', `${good.slice(0, -1)}#`),
    broken('refuses a length that Base45 has not', `${good}0`),
    broken('refuses a group that stands for too much', `${good.slice(0, -3)}:::`),
    broken('refuses half of it', good.slice(0, good.length - 300)),
    broken('refuses what no code holds', `MLC1:${'0'.repeat(4_500)}`, 'V48'),
    bytesVector('refuses more bytes than a proof has', new Uint8Array(901), 'V48', 'too-large'),
    bytesVector('refuses 500 arrays in each other', new Uint8Array(500).fill(0x81), 'V48'),
    bytesVector('refuses bytes behind the end', Uint8Array.of(...bytes, 0)),
    bytesVector('refuses an indefinite length', Uint8Array.of(0xd2, 0x9f, ...bytes.subarray(2), 0xff)),
    bytesVector('refuses a tag in a longer form', Uint8Array.of(0xd8, 18, ...bytes.subarray(1))),
    bytesVector('refuses an array that claims to be huge', hex('d29b00000000ffffffff'), 'V48'),
  ];
}

async function structure(): Promise<Vector[]> {
  return [
    await refuse('refuses a COSE_Sign1 without its tag', { wrap: (parts) => parts }),
    await refuse('refuses another tag', { wrap: (parts) => new Tagged(17, parts) }),
    await refuse('refuses three parts', { wrap: (parts) => new Tagged(18, parts.slice(0, 3)) }),
    await refuse('refuses five parts', { wrap: (parts) => new Tagged(18, [...parts, null]) }),
    await refuse('refuses unprotected parameters', part(1, new Map([[4, 'kid']]))),
    await refuse('refuses a detached payload', part(2, null)),
    await refuse('refuses a signature in DER', part(3, new Uint8Array(70))),
    await refuse('refuses no signature', part(3, new Uint8Array())),
    await refuse('refuses a payload that is no map', part(2, encodeCbor([1]))),
    bytesVector('refuses keys out of order', withHeader('a2101901000126')),
    bytesVector('refuses a key given twice', withHeader('a201260126')),
    bytesVector('refuses an integer in a longer form', withHeader('a1013806')),
    bytesVector('refuses broken UTF-8', withHeader('a201261062c328')),
    bytesVector('refuses a float', withHeader('a101fbc01c000000000000')),
  ];
}

async function proof(): Promise<Vector[]> {
  const asked = { [CLAIM.aud]: 'Kontrola biletów', [CLAIM.cnonce]: NONCE };
  const wrong = 'malformed-claims';
  return [
    await refuse('refuses another algorithm', { header: { 1: -35 } }, 'wrong-algorithm'),
    await refuse('refuses no algorithm', { header: { 1: undefined } }, 'wrong-algorithm'),
    await refuse('refuses another type', { header: { 16: 'application/cwt' } }, 'wrong-type'),
    await refuse('refuses a card’s type on a proof', { header: { 16: 'application/mleg-card+cwt' } }, 'wrong-type'),
    await refuse('refuses a critical extension', { header: { 2: [99] } }, 'critical-header'),
    await refuse('refuses an unknown parameter', { header: { 99: 1 } }, wrong),
    await refuse('refuses a proof without a card', { header: { 13: undefined } }, 'card-malformed'),
    await refuse('refuses a card as a string of bytes', { header: { 13: new Uint8Array(9) } }, 'card-malformed'),
    await refuse('refuses a proof without iat', claims({ [CLAIM.iat]: undefined }), wrong),
    await refuse('refuses an iat that is text', claims({ [CLAIM.iat]: String(NOW) }), wrong),
    await refuse('refuses an iat before 1970', claims({ [CLAIM.iat]: -1 }), wrong),
    await refuse('refuses a claim we do not know', claims({ 99: 1 }), wrong),
    await refuse('refuses a nonce without an audience', claims({ [CLAIM.cnonce]: NONCE }), wrong),
    await refuse('refuses a nonce of fifteen bytes', claims({ ...asked, [CLAIM.cnonce]: NONCE.slice(1) }), wrong),
    await refuse('refuses an audience too long to be read', claims({ ...asked, [CLAIM.aud]: 'x'.repeat(41) }), wrong),
  ];
}

export const malformed = async (): Promise<Vector[]> => [
  ...(await texts()),
  ...(await structure()),
  ...(await proof()),
];
