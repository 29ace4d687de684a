import { encodeBase64url } from '@mleg/protocol/jws/base64url';
import { type VerifyEs256, verifyEs256WebCrypto } from '@mleg/protocol/jws/es256';
import { cardKeyId } from '@mleg/protocol/offline-check/card-key-id';
import { finishCompactCard, parseCompactCard, prepareCompactCard } from '@mleg/protocol/offline-check/compact-card';
import {
  type Answer,
  finishHolderProof,
  parseHolderProof,
  prepareHolderProof,
} from '@mleg/protocol/offline-check/holder-proof';
import { readQrText, writeQrText } from '@mleg/protocol/offline-check/qr-text';
import { createStatusBits } from '@mleg/protocol/status-list/status-bits';
import { writeCompactClaims } from '@mleg/student-card/compact-card';
import { checkShownCard } from '@mleg/verifier-check/check-shown-card';
import type { HeldPack } from '@mleg/verifier-check/held-pack';
import type { Contender } from './contender.ts';
import { ANSWER, EXPIRES, ISSUER, type Keys, NOW, PERSON, STATUS, verifyNode } from './subject.ts';

/** The offline check from the scanned text to the verdict: Base45, CBOR, both signatures, entitlement, dates, status. */
export async function compactCard(keys: Keys): Promise<Contender[]> {
  const text = await showCard(keys, ANSWER);
  const pack = await holdPack(keys);
  const question = { ...ANSWER, askedAt: NOW };
  const check = (verifyEs256: VerifyEs256) => async () => {
    const { verdict } = await checkShownCard(text, { now: NOW, pack, question }, verifyEs256);
    if (verdict !== 'green') throw new Error(verdict);
  };
  return [
    { name: 'compact card', bytes: text.length, check: check(verifyNode) },
    { name: 'compact card, WebCrypto as in browsers', bytes: text.length, check: check(verifyEs256WebCrypto) },
  ];
}

/** How much of it is cryptography, and how much is reading. */
export async function compactParts(keys: Keys): Promise<Contender[]> {
  const text = await showCard(keys, ANSWER);
  const bytes = readBytes(text);
  const parsed = parseHolderProof(bytes);
  if ('refused' in parsed) throw new Error(parsed.refused);
  const { sign1, card } = parsed.proof;
  const both = (verifyEs256: VerifyEs256) => async () => {
    const holder = await verifyEs256(card.holderKey, sign1.signingInput, sign1.signature);
    const issuer = await verifyEs256(keys.issuer.jwk, card.sign1.signingInput, card.sign1.signature);
    if (!holder || !issuer) throw new Error('not signed');
  };
  return [
    { name: 'crypto alone: both signatures', bytes: bytes.length, check: both(verifyNode) },
    { name: 'crypto alone, WebCrypto', bytes: bytes.length, check: both(verifyEs256WebCrypto) },
    { name: 'reading alone: Base45, CBOR, key', bytes: bytes.length, check: () => parseHolderProof(readBytes(text)) },
  ];
}

function readBytes(text: string): Uint8Array {
  const read = readQrText(text);
  if ('refused' in read) throw new Error(read.refused);
  return read.bytes;
}

/** The code of a card as its holder shows it, with an answer to the inspector's question or without. */
export async function showCard({ issuer, holder }: Keys, answer?: Answer): Promise<string> {
  const prepared = prepareCompactCard({
    keyId: await cardKeyId(issuer.jwk),
    issuedAt: NOW - 86_400,
    expiresAt: EXPIRES,
    holderKey: holder.jwk,
    status: STATUS,
    card: writeCompactClaims({
      cardType: 'student-card',
      familyName: PERSON.family_name,
      givenName: PERSON.given_name,
      birthdate: PERSON.birthdate,
      cardNumber: PERSON.card_number,
      institutionId: PERSON.institution_id,
      portraitHash: new Uint8Array(32),
    }),
  });
  const card = finishCompactCard(prepared, issuer.sign(prepared.signingInput));
  if ('refused' in parseCompactCard(card)) throw new Error('not a card');
  const proof = prepareHolderProof({ card, issuedAt: NOW, ...(answer && { answer }) });
  return writeQrText('card', finishHolderProof(proof, holder.sign(proof.signingInput)));
}

async function holdPack({ issuer }: Keys): Promise<HeldPack> {
  const keys = [{ kid: encodeBase64url(await cardKeyId(issuer.jwk)), jwk: issuer.jwk }];
  const { institution_id: id } = PERSON;
  const institution = { id, name: 'Politechnika', kind: 'university', cardTypes: ['student-card'] } as const;
  return {
    iat: NOW,
    exp: EXPIRES,
    issuers: [{ issuer: ISSUER, name: 'Ministerstwo', keys, institutions: [institution] }],
    lists: [{ issuer: ISSUER, uri: STATUS.uri, list: createStatusBits(2, 131_072), iat: NOW, exp: EXPIRES }],
  };
}
