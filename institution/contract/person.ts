import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { applicationKindSchema } from './application.ts';

export const signInSchema = z.strictObject({
  login: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(500),
});

/** How the institution shows itself. */
export const institutionFaceSchema = z.strictObject({
  name: z.string(),
  shortName: z.string(),
  /** `#rrggbb`, checked for contrast. */
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  kind: z.enum(['university', 'school']),
  /** What can be stated here, online and on paper. */
  statements: z.array(applicationKindSchema),
});

/** Who is signed in, and what the pages may offer. */
export const sessionSchema = z.strictObject({
  accountId: uuid,
  displayName: z.string(),
  roles: z.array(z.enum(['student', 'guardian', 'teacher', 'office', 'head'])),
  /** Whose own card the account sees. */
  personId: uuid.optional(),
  /** The classes of a class teacher. */
  teaches: z.array(z.string()),
  /** Roles of the staff wait for a passkey, as the institution requires. */
  passkeyNeeded: z.boolean(),
  /** Sent back as `x-csrf-token` with everything that changes something. */
  csrfToken: z.string(),
  institution: institutionFaceSchema,
  /** How long a card stays suspended before it is revoked, as far as the agreement is known. */
  suspensionDays: z.int().optional(),
});
export type Session = z.infer<typeof sessionSchema>;

/** What the card will show, as the institution holds it; PESEL is masked. */
export const cardPreviewSchema = z.strictObject({
  givenName: z.string(),
  familyName: z.string(),
  birthdate: z.string(),
  maskedPesel: z.string().optional(),
  albumNumber: z.string(),
  cardNumber: z.string().optional(),
  issuedOn: z.iso.date().optional(),
  validUntil: z.iso.date().optional(),
  /** Path of the photo on this origin, only for the signed-in. */
  photoPath: z.string().optional(),
});
export type CardPreview = z.infer<typeof cardPreviewSchema>;

export const personSummarySchema = z.strictObject({
  personId: uuid,
  displayName: z.string(),
  albumNumber: z.string(),
  studies: z.string(),
  eligible: z.boolean(),
  /** Of the newest order; `suspended` where its card is on a phone and out of use. */
  orderState: z.string().optional(),
});

/**
 * Whom a list of people shows. `no-card`: active people without a card and without codes on the way to one;
 * `codes-ready`: codes that nobody has used; `active`: a card on a phone; `expiring`: codes that end within seven days
 */
export const peopleFilterSchema = z.enum(['no-card', 'codes-ready', 'active', 'expiring']);
export type PeopleFilter = z.infer<typeof peopleFilterSchema>;

export const historyEntrySchema = z.strictObject({
  at: z.iso.datetime(),
  /** e.g. `order.placed`, `order.ready`, `card.activated`, `card.revoked`, `codes.shown` */
  event: z.string(),
  /** `student`, `issuer`, `system`, or the name of the office's worker */
  actor: z.string(),
  /** The second person, where one was needed. */
  approvedBy: z.string().optional(),
  /** A reason, or the kind of device. */
  detail: z.string().optional(),
});
