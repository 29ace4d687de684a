import { uuid } from '@mleg/student-card/uuid';
import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  agreementMessageSchema,
  agreementPartiesSchema,
  agreementStateSchema,
  askedChangeSchema,
  endOfCardsSchema,
  messageTextSchema,
} from './agreement.ts';
import { figuresSchema } from './figures.ts';
import { haltReasonSchema, haltSchema } from './halt.ts';
import { agreedTermsSchema, institutionRegistrationSchema, vouchedFactsSchema } from './institution.ts';
import { keysDueSchema } from './keys-due.ts';
import {
  deskSessionSchema,
  enrolmentSchema,
  passkeyOptionsSchema,
  passkeyResponseSchema,
  staffMemberSchema,
  staffNameSchema,
  staffRoleSchema,
} from './staff.ts';

/** Whom a procedure is for; where nothing is said, for everybody who is signed in. */
export type DeskWho = 'anybody' | 'signed-in' | 'supervisor';

/** The desk's own API, under `/desk/api` on the issuer's origin, for its pages. Session cookie + CSRF token. */
const base = oc.$meta<{ who?: DeskWho }>({}).errors({
  UNAUTHORIZED: { status: 401 },
  FORBIDDEN: { status: 403 },
  TOO_MANY_REQUESTS: { status: 429, data: z.strictObject({ retryAfterSeconds: z.int() }) },
});

/** For people who have not signed in, too. */
const open = base.meta({ who: 'anybody' });
const forSupervisors = base.meta({ who: 'supervisor' });

const enrolmentToken = z.string().regex(/^[\w-]{43}$/);
const signedInElsewhere = { REFUSED: { status: 401 } } as const;

export const agreementSummarySchema = z.strictObject({
  institutionId: z.string(),
  name: z.string(),
  kind: z.enum(['university', 'school']),
  registryNumber: z.string(),
  state: agreementStateSchema,
  changedAt: z.iso.datetime(),
  /** A change of an agreement that holds waits for the desk. */
  changeAsked: z.boolean(),
  /** How many people have said yes to what is next; it takes two (`twoPeople` of the agreement). */
  said: z.int(),
  /** The reader's word would count: it is not their own application, and they have not said yes. */
  waitsForMe: z.boolean(),
});
export type AgreementSummary = z.infer<typeof agreementSummarySchema>;

/** Another institution that is or was in force, waits, or was asked back or refused, and could be taken for this one. */
export const resemblanceSchema = z.strictObject({
  institutionId: z.string(),
  name: z.string(),
  state: agreementStateSchema,
  in: z.array(z.enum(['name', 'address', 'domain', 'key', 'registry-number'])),
});
export type Resemblance = z.infer<typeof resemblanceSchema>;

/**
 * A decision that takes two people: whatever puts an institution in force, or changes its name, address, domain or key. One
 * of them is a supervisor where something makes it doubtful who it is.
 */
export const twoPeopleSchema = z.strictObject({
  decision: z.enum(['approve', 'resume', 'accept-change']),
  /** Its agreement was ended or suspended. */
  comesBack: z.boolean(),
  /** Somebody applied under its id before, with another key, and was refused. */
  anotherKey: z.boolean(),
  resembles: z.array(resemblanceSchema),
  /** Those who have said yes to what is there now; of an approval with what they would set instead of what was asked for. */
  said: z.array(
    z.strictObject({
      name: z.string(),
      role: staffRoleSchema,
      terms: agreedTermsSchema.optional(),
      text: messageTextSchema.optional(),
    }),
  ),
  /** The reader has said yes. */
  mine: z.boolean(),
  /** Who is still to say yes, and whether one of them has to be a supervisor. */
  missing: z.strictObject({ people: z.int(), supervisor: z.boolean() }),
});
export type TwoPeople = z.infer<typeof twoPeopleSchema>;

export const agreementDetailSchema = z.strictObject({
  registration: institutionRegistrationSchema,
  state: agreementStateSchema,
  /** Grows with each change; sent back, so that nobody decides on what they have not seen. */
  version: z.int(),
  changedAt: z.iso.datetime(),
  /** Absent for an institution that the operator entered. */
  parties: agreementPartiesSchema.optional(),
  endOfCards: endOfCardsSchema.optional(),
  terms: agreedTermsSchema,
  /** What cards say of the institution now, whatever waits. */
  vouched: vouchedFactsSchema.optional(),
  askedChange: askedChangeSchema.optional(),
  /** What suspending or ending would touch, counted now. */
  cards: z.strictObject({ live: z.int(), openCodes: z.int() }),
  messages: z.array(agreementMessageSchema.extend({ by: z.string().optional() })),
  /** The reader's own application: others decide about it (D53). */
  own: z.boolean(),
  /** One for each decision that is next and takes two people. */
  twoPeople: z.array(twoPeopleSchema),
});
export type AgreementDetail = z.infer<typeof agreementDetailSchema>;

const path = z.strictObject({ institutionId: z.string().max(64) });
const seen = path.extend({ version: z.int() });
const decision = (verb: string) =>
  base
    .route({ method: 'POST', path: `/agreements/{institutionId}/${verb}` })
    .errors({
      NOT_FOUND: { status: 404 },
      OWN_APPLICATION: { status: 403 },
      CHANGED_MEANWHILE: { status: 409 },
      REGISTRY_NUMBER_TAKEN: { status: 409 },
      /** It takes two people (`twoPeople` says why): the word is kept, and counts with that of another person. */
      ANOTHER_NEEDED: { status: 403 },
    })
    .output(agreementDetailSchema);

export const deskContract = {
  face: open
    .route({ method: 'GET', path: '/face' })
    .output(z.strictObject({ authorityName: z.string(), passwordSignIn: z.boolean() })),

  session: {
    /** Null where nobody is signed in: whoever opens the sign-in page asks, and that is no failure to note in a browser. */
    current: open.route({ method: 'GET', path: '/session' }).output(deskSessionSchema.nullable()),
    passkeyOptions: open.route({ method: 'POST', path: '/session/passkey-options' }).output(passkeyOptionsSchema),
    byPasskey: open
      .route({ method: 'POST', path: '/session/passkey' })
      .errors(signedInElsewhere)
      .input(z.strictObject({ response: passkeyResponseSchema }))
      .output(deskSessionSchema),
    byPassword: open
      .route({ method: 'POST', path: '/session/password' })
      .errors(signedInElsewhere)
      .input(z.strictObject({ login: z.string().trim().min(1).max(200), password: z.string().min(1).max(500) }))
      .output(deskSessionSchema),
    signOut: base.route({ method: 'DELETE', path: '/session', successStatus: 204 }),
  },

  enrolment: {
    open: open
      .route({ method: 'POST', path: '/enrolment' })
      .errors({ NOT_FOUND: { status: 404 } })
      .input(z.strictObject({ token: enrolmentToken }))
      .output(enrolmentSchema),
    passkeyOptions: open
      .route({ method: 'POST', path: '/enrolment/passkey-options' })
      .errors({ NOT_FOUND: { status: 404 } })
      .input(z.strictObject({ token: enrolmentToken, name: staffNameSchema }))
      .output(passkeyOptionsSchema),
    finish: open
      .route({ method: 'POST', path: '/enrolment/passkey' })
      .errors({ NOT_FOUND: { status: 404 }, REFUSED: { status: 422 }, EMAIL_TAKEN: { status: 409 } })
      .input(z.strictObject({ token: enrolmentToken, name: staffNameSchema, response: passkeyResponseSchema }))
      .output(deskSessionSchema),
  },

  agreements: {
    list: base
      .route({ method: 'GET', path: '/agreements' })
      .output(z.strictObject({ agreements: z.array(agreementSummarySchema) })),
    get: base
      .route({ method: 'GET', path: '/agreements/{institutionId}' })
      .errors({ NOT_FOUND: { status: 404 } })
      .input(path)
      .output(agreementDetailSchema),
    askBack: decision('question').input(seen.extend({ text: messageTextSchema })),
    /**
     * The clerk says to have compared name, number and address with the public register. `terms` are set instead of
     * those asked for, with words that say so.
     */
    approve: decision('approval').input(
      seen
        .extend({
          registerCompared: z.literal(true),
          terms: agreedTermsSchema.optional(),
          text: messageTextSchema.optional(),
        })
        .refine(({ terms, text }) => terms === undefined || text !== undefined, { path: ['text'] }),
    ),
    refuse: decision('refusal').input(seen.extend({ reason: messageTextSchema })),
    suspend: decision('suspension').input(seen.extend({ reason: messageTextSchema })),
    resume: decision('resumption').input(seen),
    /** The clerk says to have looked at the change and, of a new key, to have heard its fingerprint by telephone. */
    acceptChange: decision('change-acceptance').input(seen.extend({ changeChecked: z.literal(true) })),
    declineChange: decision('change-refusal').input(seen.extend({ reason: messageTextSchema })),
    end: decision('ending').input(seen.extend({ reason: messageTextSchema, endOfCards: endOfCardsSchema })),
  },

  /** Signing of cards, stopped and gone on with. Anybody at the desk may stop it; a supervisor lets it go on. */
  keysDue: base.route({ method: 'GET', path: '/keys/due' }).output(keysDueSchema),

  halt: {
    get: base.route({ method: 'GET', path: '/halt' }).output(haltSchema),
    begin: base
      .route({ method: 'POST', path: '/halt' })
      .input(z.strictObject({ reason: haltReasonSchema }))
      .output(haltSchema),
    /** A key that may have leaked would sign: its successor's turn is still to come, or was lost. */
    end: forSupervisors
      .route({ method: 'DELETE', path: '/halt' })
      .errors({ KEYS_NOT_TURNED: { status: 409 } })
      .output(haltSchema),
  },

  figures: base
    .route({ method: 'GET', path: '/figures' })
    .errors({ NOT_FOUND: { status: 404 } })
    .input(z.object({ institutionId: z.string().max(64).optional(), days: z.coerce.number().int().min(7).max(92) }))
    .output(figuresSchema),

  staff: {
    list: forSupervisors
      .route({ method: 'GET', path: '/staff' })
      .output(z.strictObject({ staff: z.array(staffMemberSchema) })),
    /** The link's secret part, shown once; it works for a day. */
    invite: forSupervisors
      .route({ method: 'POST', path: '/staff/invitations' })
      .errors({ EMAIL_TAKEN: { status: 409 } })
      .input(staffNameSchema.extend({ role: staffRoleSchema }))
      .output(z.strictObject({ token: enrolmentToken, expiresAt: z.iso.datetime() })),
    deactivate: forSupervisors
      .route({ method: 'POST', path: '/staff/{staffId}/deactivation', successStatus: 204 })
      .errors({ NOT_FOUND: { status: 404 }, OWN_ACCOUNT: { status: 403 } })
      .input(z.strictObject({ staffId: uuid })),
  },
};
export type DeskContract = typeof deskContract;
