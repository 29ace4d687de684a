import { domainSchema, printable } from '@mleg/student-card/card-claims';
import { cardTypeSchema } from '@mleg/student-card/card-type';
import { z } from 'zod';

/** A public P-256 key: an EC JWK without its private part. */
export const publicJwkSchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().length(43),
  y: z.string().length(43),
  kid: z.string().min(1).max(64),
  use: z.enum(['sig', 'enc']),
  alg: z.string().max(32).optional(),
});
export type PublicJwk = z.infer<typeof publicJwkSchema>;

/** Numbers that an institution proposes and the desk may set otherwise; new codes and suspensions follow them. */
export const agreedTermsSchema = z.strictObject({
  /** How long a code may be used, in days. The seed says 30. */
  codeLifetimeDays: z.int().min(1).max(90),
  /** Wrong activation codes before the code dies. */
  wrongCodeLimit: z.int().min(1).max(10),
  /** After so many days a suspended card is revoked. */
  suspensionDays: z.int().min(1).max(90),
});
export type AgreedTerms = z.infer<typeof agreedTermsSchema>;

/** What the agreement fixes for one institution. */
export const institutionPoliciesSchema = z.strictObject({
  codeLifetimeDays: agreedTermsSchema.shape.codeLifetimeDays.default(30),
  wrongCodeLimit: agreedTermsSchema.shape.wrongCodeLimit.default(5),
  /** 14 where none are agreed. */
  suspensionDays: agreedTermsSchema.shape.suspensionDays.optional(),
  cardTypes: z.array(cardTypeSchema).min(1),
  /** Who is shown the codes of a minor; the institution says it, and keeps to it by itself. */
  codesFor: z.enum(['holder', 'guardians']).optional(),
});
export type InstitutionPolicies = z.infer<typeof institutionPoliciesSchema>;

/** As for the Polish identity card (ADR 0043). */
export const SUSPENSION_DAYS = 14;

/** The numbers that hold, also where an older agreement does not name them all. */
export function termsOf({
  codeLifetimeDays,
  wrongCodeLimit,
  suspensionDays,
}: Omit<InstitutionPolicies, 'cardTypes' | 'codesFor'>): AgreedTerms {
  return { codeLifetimeDays, wrongCodeLimit, suspensionDays: suspensionDays ?? SUSPENSION_DAYS };
}

/** What people and cards call an institution. None of it may be stated with a card: it stands in the registration. */
export const institutionFactsSchema = z.strictObject({
  name: printable(200).normalize('NFC'),
  /** For where there is little room. */
  shortName: printable(40).normalize('NFC').optional(),
  /** In one line; a pupil's card shows it. */
  address: printable(200).normalize('NFC').optional(),
  /** `schacHomeOrganization`, and the scope of its affiliations; a student's card shows it. */
  domain: domainSchema.optional(),
});
export type InstitutionFacts = z.infer<typeof institutionFactsSchema>;

/** The issuer's entry for an institution; both keys were made by the institution itself. */
export const institutionRegistrationSchema = z.strictObject({
  institutionId: z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/),
  ...institutionFactsSchema.shape,
  kind: z.enum(['university', 'school']),
  /** POL-on or RSPO number. */
  registryNumber: z.string().regex(/^[A-Za-z0-9-]{1,32}$/),
  /** Signs client assertions (RFC 7523). */
  signingKey: publicJwkSchema,
  /** Codes are sealed to it: the issuer cannot read them afterwards. */
  encryptionKey: publicJwkSchema,
  /** Where security events are pushed (RFC 8935); absent where the institution only polls. */
  eventsEndpoint: z.url().optional(),
  policies: institutionPoliciesSchema,
});
export type InstitutionRegistration = z.infer<typeof institutionRegistrationSchema>;

/** What the issuer vouches for since the agreement came into force, or the last change that its desk accepted. */
export const vouchedFactsSchema = z.object({
  ...institutionFactsSchema.shape,
  kind: institutionRegistrationSchema.shape.kind,
  registryNumber: institutionRegistrationSchema.shape.registryNumber,
  cardTypes: institutionPoliciesSchema.shape.cardTypes,
});
export type VouchedFacts = z.infer<typeof vouchedFactsSchema>;
