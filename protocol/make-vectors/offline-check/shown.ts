import { type CborMap, type CborValue, encodeCbor, SIGN1_TAG, Tagged } from '../../cose/cbor.ts';
import { coseKeyOf } from '../../cose/cose-key.ts';
import { ES256, HEADER } from '../../cose/cose-sign1.ts';
import { encodeBase45 } from '../../offline-check/base45.ts';
import { cardKeyId } from '../../offline-check/card-key-id.ts';
import { CLAIM } from '../../offline-check/claims.ts';
import { COMPACT_CARD_TYPE } from '../../offline-check/compact-card.ts';
import { HOLDER_PROOF_TYPE } from '../../offline-check/holder-proof.ts';
import { type KeyName, publicJwk } from '../../test-vectors/public-jwk.ts';
import { signDeterministically } from '../sign-deterministically.ts';
import { DAY, LIST_URI, NOW, PLACE, PORTRAIT_HASH } from './world.ts';

/** Members to put in, or with `undefined` to take out, by their label. */
export type Change = Readonly<Record<number, CborValue | undefined>>;

/** How a shown code differs from the good one. */
export type Parts = {
  cardHeader?: Change;
  cardClaims?: Change;
  /** Of the private claim. */
  card?: Change;
  cardSigner?: KeyName;
  /** A signature from elsewhere. */
  cardSignature?: Uint8Array;
  /** After the issuer has signed. */
  forgedCard?: Change;
  header?: Change;
  claims?: Change;
  signer?: KeyName;
  /** After the holder has signed. */
  forgedClaims?: Change;
  /** What is put around the four parts instead of the tag. */
  wrap?: (parts: CborValue[]) => CborValue;
};

const CARD: Change = {
  0: 1,
  1: 'Brzęczyszczykiewicz-Żółkiewska',
  2: 'Grzegorz Świętosław',
  3: Date.parse('2005-05-05') / (DAY * 1000),
  4: '12345678',
  5: '042',
  6: PORTRAIT_HASH,
};

export const statusClaim = (idx: CborValue, uri: CborValue = LIST_URI): CborValue =>
  new Map([
    [
      'status_list',
      new Map<CborValue, CborValue>([
        ['idx', idx],
        ['uri', uri],
      ]),
    ],
  ]);

export const holderCnf = (name: KeyName): CborValue => new Map([[1, coseKeyOf(publicJwk(name))]]);

export async function shownBytes(parts: Parts = {}): Promise<Uint8Array<ArrayBuffer>> {
  const header = { [HEADER.kcwt]: await issuedCard(parts), [HEADER.typ]: HOLDER_PROOF_TYPE, ...parts.header };
  const claims = { [CLAIM.iat]: NOW - 4, ...parts.claims };
  const signed = signed1(parts.signer ?? 'holder', header, claims, { forged: parts.forgedClaims });
  return encodeCbor(parts.wrap ? parts.wrap(signed) : new Tagged(SIGN1_TAG, signed));
}

export const shownText = async (parts: Parts = {}): Promise<string> => `MLC1:${encodeBase45(await shownBytes(parts))}`;

export async function issuedCard(parts: Parts): Promise<Tagged> {
  const header = {
    [HEADER.kid]: await cardKeyId(publicJwk('issuer')),
    [HEADER.typ]: COMPACT_CARD_TYPE,
    ...parts.cardHeader,
  };
  const claims = (card: Change = {}): Change => ({
    [CLAIM.exp]: NOW + 60 * DAY,
    [CLAIM.iat]: NOW - 100 * DAY,
    [CLAIM.cnf]: holderCnf('holder'),
    [CLAIM.status]: statusClaim(PLACE.valid),
    [CLAIM.card]: mapOf({ ...CARD, ...parts.card, ...card }),
    ...parts.cardClaims,
  });
  const forged = parts.forgedCard && claims(parts.forgedCard);
  const signature = parts.cardSignature;
  return new Tagged(SIGN1_TAG, signed1(parts.cardSigner ?? 'issuer', header, claims(), { forged, signature }));
}

type Instead = { forged?: Change | undefined; signature?: Uint8Array | undefined };

/** The four parts of a COSE_Sign1; `forged` claims are put in once the others are signed. */
function signed1(name: KeyName, header: Change, claims: Change, { forged, signature }: Instead): CborValue[] {
  const protectedBytes = encodeCbor(mapOf({ [HEADER.alg]: ES256, ...header }));
  const payload = encodeCbor(mapOf(claims));
  const input = encodeCbor(['Signature1', protectedBytes, new Uint8Array(), payload]);
  const shown = forged ? encodeCbor(mapOf({ ...claims, ...forged })) : payload;
  return [protectedBytes, new Map(), shown, signature ?? signDeterministically(name, input)];
}

function mapOf(members: Change): CborMap {
  const entries = Object.entries(members).filter((entry): entry is [string, CborValue] => entry[1] !== undefined);
  return new Map(entries.map(([label, value]) => [Number(label), value]));
}
