import { coseKeyOf } from '../../cose/cose-key.ts';
import { cardKeyId } from '../../offline-check/card-key-id.ts';
import { CLAIM } from '../../offline-check/claims.ts';
import { publicJwk } from '../../test-vectors/public-jwk.ts';
import { type Change, issuedCard, type Parts, statusClaim } from './shown.ts';
import { NOW } from './world.ts';

/** A card that is none: what is wrong with it, and the reason that says so. */
export type CardCase = { name: string; reason: string; parts: Parts; number?: string };

const refuse = (name: string, reason: string, parts: Parts, number?: string): CardCase => ({
  name,
  reason,
  parts,
  ...(number !== undefined && { number }),
});
const claims = (change: Change): Parts => ({ cardClaims: change });
const header = (change: Change): Parts => ({ cardHeader: change });

const refuseCard = (name: string, card: Change, number?: string) =>
  refuse(name, 'malformed-card-claims', { card }, number);

const signatureOf = async (parts: Parts) => ((await issuedCard(parts)).value as Uint8Array[])[3] ?? new Uint8Array();

/** The envelope: parts 3.1 and 3.2 of the specification. */
function wrongForm(): CardCase[] {
  const uncompressed = new Map([...coseKeyOf(publicJwk('holder')), [-3, new Uint8Array(32)]]);
  const offCurve = new Map([...coseKeyOf(publicJwk('holder')), [-2, new Uint8Array(32).fill(1)]]);
  const secret = new Map([...coseKeyOf(publicJwk('holder')), [-4, new Uint8Array(32)]]);
  const key = 'card-malformed-holder-key';
  const status = 'card-malformed-status';
  const other = 'card-malformed-claims';
  return [
    refuse('refuses a card with another algorithm', 'card-wrong-algorithm', header({ 1: -8 })),
    refuse('refuses a card of another type', 'card-wrong-type', header({ 16: 'application/mleg-show+cwt' })),
    refuse('refuses a critical extension in a card', 'card-critical-header', header({ 2: [4] })),
    refuse('refuses a card that names no key', 'card-malformed-key-id', header({ 4: undefined })),
    refuse('refuses a name of seven bytes for a key', 'card-malformed-key-id', header({ 4: new Uint8Array(7) })),
    refuse('refuses a card without an end', other, claims({ [CLAIM.exp]: undefined })),
    refuse('refuses a card without a beginning', other, claims({ [CLAIM.iat]: undefined })),
    refuse('refuses an end that is text', other, claims({ [CLAIM.exp]: '2027' })),
    refuse('refuses a card with a claim we do not know', other, claims({ 1: 'https://legitymacje.example' })),
    refuse('refuses a card that says nothing', other, claims({ [CLAIM.card]: undefined })),
    refuse('refuses a card bound to nobody', key, claims({ [CLAIM.cnf]: undefined }), 'V38'),
    refuse('refuses a holder’s key that is not compressed', key, claims({ [CLAIM.cnf]: new Map([[1, uncompressed]]) })),
    refuse('refuses a holder’s key off the curve', key, claims({ [CLAIM.cnf]: new Map([[1, offCurve]]) })),
    refuse('refuses a holder’s private key', key, claims({ [CLAIM.cnf]: new Map([[1, secret]]) })),
    refuse('refuses a card without a status', status, claims({ [CLAIM.status]: undefined })),
    refuse('refuses a place below zero', status, claims({ [CLAIM.status]: statusClaim(-1) }), 'V44'),
    refuse('refuses a place that is text', status, claims({ [CLAIM.status]: statusClaim('3') })),
    refuse('refuses a list that is a file', status, claims({ [CLAIM.status]: statusClaim(3, 'file:///etc/passwd') })),
  ];
}

/** Who signed it: a trusted issuer's key, and these very words. */
async function wrongSignatures(): Promise<CardCase[]> {
  const stranger = await cardKeyId(publicJwk('stranger'));
  const other = await signatureOf({ card: { 4: '99999999' } });
  const earlier = await signatureOf({ cardClaims: { [CLAIM.exp]: NOW } });
  const wrong = 'wrong-issuer-signature';
  const fake: Parts = { cardHeader: { 4: stranger }, cardSigner: 'stranger' };
  return [
    refuse('refuses a stranger’s key', 'untrusted-issuer', fake, 'V37'),
    refuse('refuses a stranger’s signature under a trusted name', wrong, { cardSigner: 'stranger' }, 'V37'),
    refuse('refuses a card its holder has signed', wrong, { cardSigner: 'holder' }, 'V37'),
    refuse('refuses a signature of zeros', wrong, { cardSignature: new Uint8Array(64) }, 'V37'),
    refuse('refuses the signature of another card', wrong, { cardSignature: other }, 'V37'),
    refuse('refuses another name than was signed', wrong, { forgedCard: { 1: 'Nowak' } }, 'V47'),
    refuse('refuses another birth date than was signed', wrong, { forgedCard: { 3: 14_000 } }, 'V47'),
    refuse('refuses another portrait than was signed', wrong, { forgedCard: { 6: new Uint8Array(32) } }, 'V47'),
    refuse('refuses a later end than was signed', wrong, { cardSignature: earlier }, 'V47'),
  ];
}

/** The private claim: what a card of ours says and nothing else. */
const wrongClaims = (): CardCase[] => [
  refuseCard('refuses a card with a PESEL', { 7: '44051401359' }),
  refuseCard('refuses a card without a name', { 1: undefined }),
  refuseCard('refuses a type of card we do not know', { 0: 4 }),
  refuseCard('refuses a type that is text', { 0: '1' }),
  refuseCard('refuses a birth date that is text', { 3: '2005-05-05' }),
  refuseCard('refuses a name that turns the text around', { 1: 'Nowak\u202e' }, 'W34'),
  refuseCard('refuses a name of nothing', { 2: '   ' }),
  refuseCard('refuses a portrait’s hash cut short', { 6: new Uint8Array(31) }),
];

export const cardCases = async (): Promise<CardCase[]> => [
  ...wrongForm(),
  ...(await wrongSignatures()),
  ...wrongClaims(),
];
