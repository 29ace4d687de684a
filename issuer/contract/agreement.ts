import { z } from 'zod';
import { asRead } from './as-read.ts';
import {
  agreedTermsSchema,
  institutionFactsSchema,
  institutionRegistrationSchema,
  publicJwkSchema,
  vouchedFactsSchema,
} from './institution.ts';
import { isWrittenPlainly, noteStrangeWords, STRANGE_WORDS, saidFactsSchema } from './institution-words.ts';

/**
 * The life of the agreement between the Ministry and one institution.
 * - `applied`: waits for the clerk; `asked-back`: waits for the institution's answer
 * - `in-force`: the institution may have cards issued; nowhere else it may
 * - `suspended`: no new cards; those there are stay as they are, and the institution may still revoke them
 * - `refused`: by the clerk, with a reason; `ended`: was in force, is no more, and stays so until applied for anew
 */
export const agreementStateSchema = z.enum(['applied', 'asked-back', 'in-force', 'suspended', 'refused', 'ended']);
export type AgreementState = z.infer<typeof agreementStateSchema>;

/** What becomes of live cards when an agreement ends; codes nobody has used die in either case. */
export const endOfCardsSchema = z.enum(['revoke-now', 'at-their-end']);
export type EndOfCards = z.infer<typeof endOfCardsSchema>;

const line = (longest: number) => z.string().trim().min(1).max(longest);
const email = z.email().max(200);

/** Those who answer for the application: people at work, known to the Ministry's desk only. */
export const agreementPartiesSchema = z.strictObject({
  address: z.strictObject({
    street: line(200).normalize('NFC'),
    postalCode: z.string().regex(/^\d{2}-\d{3}$/),
    city: line(100).normalize('NFC'),
  }),
  contact: z.strictObject({ name: line(200), email, phone: z.string().regex(/^\+?[\d ]{9,16}$/) }),
  /** Who signs for the institution: the rector, the head. */
  signatory: z.strictObject({ name: line(200), position: line(100), email }),
});
export type AgreementParties = z.infer<typeof agreementPartiesSchema>;

/** Numbers of demonstrations: in no register, and for that reason good for either kind. Real issuers take none. */
const DEMO_NUMBER = /^DEMO-\d{4}$/;
export const isDemoNumber = (number: string): boolean => DEMO_NUMBER.test(number);
/** RSPO numbers have up to six digits; POL-on numbers up to eight, some with a letter before them. */
const REGISTER_NUMBER = { school: /^[1-9]\d{0,5}$/, university: /^[A-Z]?\d{1,8}$/ } as const;

/** Whether a number can be one of the kind's public register; whether it is the right one, the clerk looks up. */
export function isRegistryNumber(kind: 'school' | 'university', number: string): boolean {
  return isDemoNumber(number) || REGISTER_NUMBER[kind].test(number);
}

export const agreementApplicationSchema = agreementPartiesSchema
  .extend({ registration: institutionRegistrationSchema })
  .refine(({ registration: { kind, registryNumber } }) => isRegistryNumber(kind, registryNumber), {
    path: ['registration', 'registryNumber'],
    error: 'is no number of the register of its kind',
  });
export type AgreementApplication = z.infer<typeof agreementApplicationSchema>;

export const messageTextSchema = z.string().trim().min(1).max(2_000);

/** What an institution asks to have changed while its agreement is in force. */
export const askedChangeSchema = z.strictObject({
  terms: agreedTermsSchema,
  /** Another name, address or domain; cards say it once the desk has looked. */
  facts: institutionFactsSchema.optional(),
  /** Another key that signs for the institution; the one before stops when this one is accepted. */
  signingKey: publicJwkSchema.optional(),
});
export type AskedChange = z.infer<typeof askedChangeSchema>;

/** The `typ` of what an institution says about its agreement (RFC 8725 §3.11: one type for one purpose). */
export const AGREEMENT_JWT_TYPE = 'agreement+jwt';
/** Its media type when it is sent to `/institution-api/agreement`. */
export const AGREEMENT_MEDIA_TYPE = 'application/agreement+jwt';
/** The `typ` of the proof that comes with a new key: claims as of a saying, without `say`, signed by the new key. */
export const NEW_KEY_JWT_TYPE = 'agreement-key+jwt';

/** An application of today: whoever applies says all that cards will say of the institution. */
const completeApplicationSchema = agreementApplicationSchema
  .refine(({ registration: { kind, domain } }) => kind === 'school' || domain !== undefined, {
    path: ['registration', 'domain'],
    error: 'stands on the cards of students',
  })
  .superRefine(({ registration, address }, context) => {
    noteStrangeWords(registration, context, ['registration']);
    // A pupil's card shows it where no other address is registered.
    for (const part of ['street', 'city'] as const)
      if (!isWrittenPlainly(address[part]))
        context.addIssue({ code: 'custom', message: STRANGE_WORDS, path: ['address', part] });
  });

/**
 * The claim `say` of a JWT that the institution signs with the very key it wants registered: `iss` and `sub` are its id,
 * `aud` is the endpoint's address, it lives five minutes at the most and works once. So nobody can apply with a key they
 * do not hold, and nobody else can go on with an application that is there.
 */
export const agreementSayingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('apply'), application: completeApplicationSchema }),
  z.strictObject({ kind: z.literal('answer'), text: messageTextSchema }),
  z.strictObject({
    kind: z.literal('change'),
    change: askedChangeSchema.extend({ facts: saidFactsSchema.optional() }),
    /** With a new key: a JWT that it has signed, so that nobody names a key they do not hold. */
    newKeyProof: z.string().max(4_096).optional(),
    text: messageTextSchema.optional(),
  }),
  /** The key that codes are sealed to from a moment on. */
  z.strictObject({
    kind: z.literal('code-key'),
    key: publicJwkSchema,
    from: z.iso.datetime(),
    /** What the last report had sealed to the key in use: only who holds that one names the next. */
    proof: z.string().max(512),
  }),
  z.strictObject({ kind: z.literal('ask') }),
]);
export type AgreementSaying = z.infer<typeof agreementSayingSchema>;

/** What the institution and the desk have told each other, and what was decided. */
export const agreementMessageSchema = z.object({
  at: z.iso.datetime(),
  /** `desk` without a name: the Ministry speaks, not a clerk. */
  from: z.enum(['institution', 'desk']),
  kind: z.enum([
    'application',
    'question',
    'answer',
    'approval',
    'refusal',
    'suspension',
    'resumption',
    'ending',
    'change-asked',
    'change-accepted',
    'change-declined',
  ]),
  text: z.string().optional(),
});
export type AgreementMessage = z.infer<typeof agreementMessageSchema>;

/** What codes are sealed to while the agreement holds. */
export const codeKeysSchema = z.object({
  inUse: z.string(),
  next: z.object({ kid: z.string(), from: z.iso.datetime() }).optional(),
  /** A compact JWE to the key in use with `{"proof": "…"}`, good for five minutes: whoever opens it names the next key. */
  sealedProof: z.string(),
});
export type CodeKeys = z.infer<typeof codeKeysSchema>;

/** The agreement as its institution may see it. */
export const agreementReportSchema = z.object({
  state: agreementStateSchema,
  changedAt: z.iso.datetime(),
  endOfCards: endOfCardsSchema.optional(),
  application: asRead(agreementApplicationSchema).optional(),
  /** Asked for while `applied`, agreed from `in-force` on. */
  terms: asRead(agreedTermsSchema),
  /** What cards say of the institution; absent while it was never in force. */
  vouched: vouchedFactsSchema.optional(),
  /** Waits for the desk. */
  askedChange: asRead(askedChangeSchema).optional(),
  /** Missing while the agreement does not hold, and from an issuer that knows one key only. */
  codeKeys: asRead(codeKeysSchema).optional(),
  messages: z.array(agreementMessageSchema),
});
export type AgreementReport = z.infer<typeof agreementReportSchema>;

/** Why the issuer does not take what was said; `invalid` names the members that are wrong. */
export const agreementRefusalSchema = z.enum([
  'invalid',
  'wrong-signature',
  'wrong-proof',
  'unknown-institution',
  'institution-id-taken',
  'registry-number-taken',
  'already-in-force',
  'nothing-asked',
  'not-in-force',
  'nothing-to-change',
  'unusable-key',
  'insecure-events-endpoint',
  'private-events-endpoint',
]);
export type AgreementRefusal = z.infer<typeof agreementRefusalSchema>;
