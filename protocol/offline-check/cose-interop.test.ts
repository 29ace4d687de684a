import { createPublicKey, type KeyObject } from 'node:crypto';
import { coseVerify } from 'cose-kit';
import { expect, it } from 'vitest';
import { decodeCbor, encodeCbor, Tagged } from '../cose/cbor.ts';
import { HEADER, readSign1 } from '../cose/cose-sign1.ts';
import { type KeyName, publicJwk } from '../test-vectors/public-jwk.ts';
import { decodeBase45 } from './base45.ts';
import { parseHolderProof } from './holder-proof.ts';
import file from './vectors/verdicts.json' with { type: 'json' };

const proof = decodeBase45((file.vectors[0]?.input.text ?? '').slice(5)) ?? new Uint8Array();
const keyOf = (name: KeyName): KeyObject => createPublicKey({ key: { ...publicJwk(name) }, format: 'jwk' });

/** The card as it stands in the proof, by itself. */
function cardIn(bytes: Uint8Array): Uint8Array {
  const decoded = decodeCbor(bytes, { maxLength: 2_000 });
  if ('refused' in decoded) throw new Error(decoded.refused);
  const read = readSign1(decoded.value, 'application/mleg-show+cwt');
  const card = 'ok' in read ? read.sign1.header.get(HEADER.kcwt) : undefined;
  if (!(card instanceof Tagged)) throw new Error('no card in it');
  return encodeCbor(card);
}

it('a proof and the card in it are COSE to another implementation, signed by the keys that signed them', async () => {
  expect(await coseVerify(proof, keyOf('holder'))).toMatchObject({ isValid: true });
  expect(await coseVerify(proof, keyOf('issuer'))).toMatchObject({ isValid: false });
  expect(await coseVerify(cardIn(proof), keyOf('issuer'))).toMatchObject({ isValid: true });
  expect(await coseVerify(cardIn(proof), keyOf('stranger'))).toMatchObject({ isValid: false });
});

it('the holder’s key, compressed in the card, is the key whose proof another implementation accepts', async () => {
  const parsed = parseHolderProof(proof);
  if ('refused' in parsed) throw new Error(parsed.refused);
  const key = createPublicKey({ key: { ...parsed.proof.card.holderKey }, format: 'jwk' });
  expect(await coseVerify(proof, key)).toMatchObject({ isValid: true });
});
