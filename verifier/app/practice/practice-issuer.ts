import { encodeBase64url } from '@mleg/protocol/jws/base64url';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { cardKeyId } from '@mleg/protocol/offline-check/card-key-id';
import { finishCompactCard, prepareCompactCard } from '@mleg/protocol/offline-check/compact-card';
import { finishHolderProof, prepareHolderProof } from '@mleg/protocol/offline-check/holder-proof';
import { writeQrText } from '@mleg/protocol/offline-check/qr-text';
import { createStatusBits, STATUS, setStatus } from '@mleg/protocol/status-list/status-bits';
import { type CompactCardClaims, writeCompactClaims } from '@mleg/student-card/compact-card';
import type { HeldPack } from '@mleg/verifier-check/held-pack';

const ISSUER = 'https://practice.invalid';
const LIST = `${ISSUER}/list`;
const INSTITUTION = '000';
export const GOOD_PLACE = 3;
export const REVOKED_PLACE = 5;
const DAY = 86_400;

/** A key of the browser's, for a minute of practice. */
export interface PracticeKey {
  jwk: EcPublicJwk;
  sign(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

export async function makeKey(): Promise<PracticeKey> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  return {
    jwk: { kty: 'EC', crv: 'P-256', x, y },
    sign: async (data) =>
      new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, data)),
  };
}

export interface CardWish {
  issuer: PracticeKey;
  holder: PracticeKey;
  claims: Pick<CompactCardClaims, 'givenName' | 'familyName' | 'birthdate'>;
  portrait: Uint8Array<ArrayBuffer>;
  now: number;
  expiresAt: number;
  place: number;
}

/** The same bytes that a real issuer issues, under the name of an issuer that does not exist. */
export async function issueCard(wish: CardWish): Promise<Uint8Array<ArrayBuffer>> {
  const prepared = prepareCompactCard({
    keyId: await cardKeyId(wish.issuer.jwk),
    issuedAt: wish.now - 30 * DAY,
    expiresAt: wish.expiresAt,
    holderKey: wish.holder.jwk,
    status: { uri: LIST, idx: wish.place },
    card: writeCompactClaims({
      ...wish.claims,
      cardType: 'student-card',
      cardNumber: 'CWICZENIE/1',
      institutionId: INSTITUTION,
      portraitHash: new Uint8Array(await crypto.subtle.digest('SHA-256', wish.portrait)),
    }),
  });
  return finishCompactCard(prepared, await wish.issuer.sign(prepared.signingInput));
}

/** What the phone of whoever holds `holder` shows at that moment. */
export async function showCard(card: Uint8Array, holder: PracticeKey, issuedAt: number): Promise<string> {
  const prepared = prepareHolderProof({ card, issuedAt });
  return writeQrText('card', finishHolderProof(prepared, await holder.sign(prepared.signingInput)));
}

/** The day pack of an inspector who trusts this issuer. */
export async function practicePack({ jwk }: PracticeKey, name: string, now: number): Promise<HeldPack> {
  const list = createStatusBits(2, 64);
  setStatus(list, REVOKED_PLACE, STATUS.invalid);
  const institution = { id: INSTITUTION, name, kind: 'university', cardTypes: ['student-card'] } as const;
  const keys = [{ kid: encodeBase64url(await cardKeyId(jwk)), jwk }];
  return {
    iat: now,
    exp: now + 7 * DAY,
    issuers: [{ issuer: ISSUER, name, keys, institutions: [institution] }],
    lists: [{ issuer: ISSUER, uri: LIST, list, iat: now, exp: now + 7 * DAY }],
  };
}
