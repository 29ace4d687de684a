import type { CardFault, CardWarning } from '@mleg/issuer-contract/card-statement';
import type { VouchedFacts } from '@mleg/issuer-contract/institution';
import { judgeBounds } from '@mleg/student-card/card-bounds';
import { type CardSubject, cardSubjectSchema } from '@mleg/student-card/card-claims';
import { readPesel } from '@mleg/student-card/pesel';
import { composeCard, holderClaims } from './compose-card.ts';

const JPEG_DATA_URI = 'data:image/jpeg;base64,';

/** `unvouched`: the card says of its institution what nobody here knows. Whoever composes cards cannot come to that. */
export interface Lint {
  fault: CardFault | 'unvouched' | undefined;
  warnings: CardWarning[];
}

/**
 * What no card is signed with, and what is so rare that somebody should look again. Asked when a card is ordered, when
 * it is stated anew, and before every signature.
 * @param today in Poland, `YYYY-MM-DD`
 */
export function lintCard(vouched: VouchedFacts | undefined, card: CardSubject, today: string): Lint {
  const { cardType, claims } = card;
  if (!cardSubjectSchema.safeParse(card).success) return { fault: 'malformed-claim', warnings: [] };
  if (!isVouched(vouched, card)) return { fault: 'unvouched', warnings: [] };
  const { fault, warnings } = judgeBounds(cardType, claims, today);
  return { fault: faultOf(claims) ?? fault, warnings };
}

function faultOf(claims: CardSubject['claims']): CardFault | undefined {
  if (!isJpeg(claims.picture)) return 'portrait-unreadable';
  if (claims.date_of_expiry < claims.date_of_issuance) return 'expires-before-issued';
  const { personal_administrative_number: pesel } = claims;
  if (pesel === undefined) return undefined;
  const read = readPesel(pesel);
  return 'refused' in read || read.birthdate !== claims.birthdate ? 'pesel-and-birth-date-disagree' : undefined;
}

/** To the letter what the issuer would have said itself, and of a type that is agreed. */
export function isVouched(vouched: VouchedFacts | undefined, { cardType, claims }: CardSubject): boolean {
  if (!vouched?.cardTypes.includes(cardType)) return false;
  const own = composeCard(vouched, cardType, holderClaims(cardType, claims));
  return own !== undefined && JSON.stringify(own.claims) === JSON.stringify(claims);
}

/** Start and end of image (ITU-T T.81 §B.1.1.3). */
function isJpeg(dataUri: string): boolean {
  const bytes = Buffer.from(dataUri.slice(JPEG_DATA_URI.length), 'base64');
  return bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 && bytes.readUInt16BE(bytes.length - 2) === 0xffd9;
}
