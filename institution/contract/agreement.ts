import { z } from 'zod';
import { base } from './base.ts';

const line = (longest: number) => z.string().trim().min(1).max(longest);
const moment = z.iso.datetime();

/** What the Ministry may set otherwise than asked; codes and suspensions that are new follow it. */
export const agreementTermsSchema = z.strictObject({
  codeLifetimeDays: z.int().min(1).max(90),
  wrongCodeLimit: z.int().min(1).max(10),
  suspensionDays: z.int().min(1).max(90),
});
export type AgreementTerms = z.infer<typeof agreementTermsSchema>;

/** What the office fills in; the rest of an application is known from the settings and the keys. */
export const agreementFormSchema = z.strictObject({
  street: line(200),
  postalCode: z.string().regex(/^\d{2}-\d{3}$/),
  city: line(100),
  contactName: line(200),
  contactEmail: z.email().max(200),
  contactPhone: z.string().regex(/^\+?[\d ]{9,16}$/),
  signatoryName: line(200),
  signatoryPosition: line(100),
  signatoryEmail: z.email().max(200),
  ...agreementTermsSchema.shape,
});
export type AgreementForm = z.infer<typeof agreementFormSchema>;

/** Other terms, another key for signing, or both, while the agreement holds. */
export const agreementChangeSchema = agreementTermsSchema.extend({
  newKey: z.boolean(),
  text: z.string().trim().max(2_000).optional(),
});
export type AgreementChange = z.infer<typeof agreementChangeSchema>;

/** What cards say of the institution. */
export const cardFactsSchema = z.strictObject({
  name: z.string(),
  shortName: z.string().optional(),
  address: z.string().optional(),
  domain: z.string().optional(),
});
export type CardFacts = z.infer<typeof cardFactsSchema>;

/** `none`: nothing was ever sent. `unknown`: the Ministry gives no answer that can be used at the moment. */
export const agreementStandingSchema = z.enum([
  'none',
  'unknown',
  'applied',
  'asked-back',
  'in-force',
  'suspended',
  'refused',
  'ended',
]);
export type AgreementStanding = z.infer<typeof agreementStandingSchema>;

export const agreementViewSchema = z.strictObject({
  standing: agreementStandingSchema,
  changedAt: moment.optional(),
  /** After an end: what became of the cards on phones. */
  endOfCards: z.enum(['revoke-now', 'at-their-end']).optional(),
  own: z.strictObject({
    institutionId: z.string(),
    ...cardFactsSchema.shape,
    kind: z.enum(['university', 'school']),
    registryNumber: z.string(),
    cardTypes: z.array(z.string()),
    /** Who is shown the codes of a minor. */
    codesFor: z.enum(['holder', 'guardians']),
    eventsEndpoint: z.string(),
    /** Fingerprints (RFC 7638), in groups for reading aloud. */
    signingKey: z.string(),
    encryptionKey: z.string(),
  }),
  /** Asked for while the application waits, agreed afterwards. */
  terms: agreementTermsSchema.optional(),
  /** What the Ministry vouches for on cards, where that is not what our settings say; asking for a change names ours. */
  otherwise: cardFactsSchema.optional(),
  /** A change that waits for the Ministry; of a new key its fingerprint. */
  asked: z
    .strictObject({
      terms: agreementTermsSchema,
      signingKey: z.string().optional(),
      facts: cardFactsSchema.optional(),
    })
    .optional(),
  /** As it was sent last. */
  form: agreementFormSchema.optional(),
  messages: z.array(
    z.strictObject({
      at: moment,
      from: z.enum(['institution', 'desk']),
      kind: z.string(),
      text: z.string().optional(),
    }),
  ),
});
export type AgreementView = z.infer<typeof agreementViewSchema>;

const errors = {
  /** In the issuer's own words, such as `registry-number-taken`; `invalid` names members. */
  REFUSED: { status: 409, data: z.strictObject({ refused: z.string(), invalid: z.array(z.string()) }) },
  /** Of ours nothing is wrong: what failed is what we depend on. */
  ISSUER_AWAY: { status: 424 },
} as const;

/** The institution's agreement with the Ministry, for the office. */
export const agreementContract = {
  get: base.route({ method: 'GET', path: '/office/agreement' }).output(agreementViewSchema),
  apply: base
    .route({ method: 'POST', path: '/office/agreement/application' })
    .errors(errors)
    .input(agreementFormSchema)
    .output(agreementViewSchema),
  change: base
    .route({ method: 'POST', path: '/office/agreement/change' })
    .errors(errors)
    .input(agreementChangeSchema)
    .output(agreementViewSchema),
  answer: base
    .route({ method: 'POST', path: '/office/agreement/answer' })
    .errors(errors)
    .input(z.strictObject({ text: z.string().trim().min(1).max(2_000) }))
    .output(agreementViewSchema),
};
