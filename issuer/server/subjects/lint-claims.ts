import { type CardSubject, pupilCardClaimsSchema, studentCardClaimsSchema } from '@mleg/student-card/card-claims';
import type { CardType } from '@mleg/student-card/card-type';
import { readPesel } from '@mleg/student-card/pesel';

const SCHEMAS = { 'student-card': studentCardClaimsSchema, 'pupil-card': pupilCardClaimsSchema } as const;
const JPEG_DATA_URI = 'data:image/jpeg;base64,';

export type ClaimsFault =
  | 'unknown-or-malformed-claim'
  | 'portrait-is-no-jpeg'
  | 'expires-before-it-is-issued'
  | 'pesel-and-birth-date-disagree';

/** What no card may be signed with; undefined where the claims are good. Asked when an order comes and before signing. */
export function lintClaims(cardType: CardType, claims: CardSubject['claims']): ClaimsFault | undefined {
  if (!SCHEMAS[cardType].safeParse(claims).success) return 'unknown-or-malformed-claim';
  if (!isJpeg(claims.picture)) return 'portrait-is-no-jpeg';
  if (claims.date_of_expiry < claims.date_of_issuance) return 'expires-before-it-is-issued';
  const { personal_administrative_number: pesel } = claims;
  if (pesel === undefined) return undefined;
  const read = readPesel(pesel);
  return 'refused' in read || read.birthdate !== claims.birthdate ? 'pesel-and-birth-date-disagree' : undefined;
}

/** Start and end of image (ITU-T T.81 §B.1.1.3). */
function isJpeg(dataUri: string): boolean {
  const bytes = Buffer.from(dataUri.slice(JPEG_DATA_URI.length), 'base64');
  return bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 && bytes.readUInt16BE(bytes.length - 2) === 0xffd9;
}
