import { z } from 'zod';
import { isBase64 } from './is-base64.ts';
import { isCalendarDate } from './pesel.ts';

export const calendarDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isCalendarDate, 'no such date');

/** What may be printed on a card: no control, bidirectional or line-breaking characters (W34). */
export const printable = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u, 'control characters');

/** No alphabet piles marks higher on a letter of a name, once they are composed; a pile covers the lines around it. */
const NO_PILES = /^(?!\p{M})(?!.*\p{M}{3})/u;

/** What somebody is called, on a card and wherever a name is entered. */
export const personNameSchema = printable(100).regex(NO_PILES, 'piled marks');

const JPEG_DATA_URI = 'data:image/jpeg;base64,';

/** A JPEG of at most 40 kB, as a data URI: SD-JWT VC binds binary data that way (OIDC `picture`). */
export const pictureSchema = z
  .string()
  .max(56_000)
  .startsWith(JPEG_DATA_URI)
  .refine((uri) => uri.length > JPEG_DATA_URI.length && isBase64(uri.slice(JPEG_DATA_URI.length)), 'not base64');

/** What an institution knows about a holder. */
const holderClaims = {
  family_name: personNameSchema,
  given_name: personNameSchema,
  birthdate: calendarDate,
  /** PESEL. People without one are possible where the institution's policy allows. */
  personal_administrative_number: z
    .string()
    .regex(/^\d{11}$/)
    .optional(),
  picture: pictureSchema,
  /** The number of the physical card, also in its barcode. */
  card_number: z.string().regex(/^[A-Z0-9/-]{4,32}$/),
  date_of_issuance: calendarDate,
  date_of_expiry: calendarDate,
};

/** What whoever signs the card knows about the institution. */
const institutionClaims = {
  institution_name: printable(200),
  /** POL-on (university) or RSPO (school) number. */
  institution_id: z.string().regex(/^[A-Za-z0-9-]{1,32}$/),
  issuing_authority: printable(200),
  issuing_country: z.literal('PL'),
};

const educationCardClaims = { ...holderClaims, ...institutionClaims };

const studentHolderClaims = {
  ...holderClaims,
  album_number: z.string().regex(/^[A-Za-z0-9/-]{1,20}$/),
};

/** `schacHomeOrganization` */
export const domainSchema = z.string().regex(/^[a-z0-9.-]{3,253}$/);

/** Of a student, what the institution alone can say. */
export const studentHolderSchema = z.strictObject(studentHolderClaims);
/** Of a pupil, what the institution alone can say. */
export const pupilHolderSchema = z.strictObject(holderClaims);

/** Spelled as eduPerson and SCHAC spell them, so that European verifiers read them without a map. */
export const studentCardClaimsSchema = z.strictObject({
  ...studentHolderClaims,
  ...institutionClaims,
  schacHomeOrganization: domainSchema,
  eduPersonScopedAffiliation: z
    .array(z.string().regex(/^[a-z]+@[a-z0-9.-]+$/))
    .min(1)
    .max(5),
});

export const pupilCardClaimsSchema = z.strictObject({
  ...educationCardClaims,
  institution_address: printable(200),
});

export type StudentCardClaims = z.infer<typeof studentCardClaimsSchema>;
export type PupilCardClaims = z.infer<typeof pupilCardClaimsSchema>;

/** All that one card says, by its type. */
export const cardSubjectSchema = z.discriminatedUnion('cardType', [
  z.strictObject({ cardType: z.literal('student-card'), claims: studentCardClaimsSchema }),
  z.strictObject({ cardType: z.literal('pupil-card'), claims: pupilCardClaimsSchema }),
]);
export type CardSubject = z.infer<typeof cardSubjectSchema>;

/** Claims every card has; all of them are selectively disclosable. */
export const EDUCATION_CARD_CLAIMS = Object.keys(educationCardClaims) as readonly (keyof typeof educationCardClaims)[];
