import { uuid } from '@mleg/student-card/uuid';
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { accountContract } from './account.ts';
import { agreementContract } from './agreement.ts';
import { applicationContract } from './application.ts';
import { base, notFound, open } from './base.ts';
import { activationCodeSchema, cardOrderSchema, orderCodesSchema } from './card-order.ts';
import { revocationReasonSchema } from './card-reasons.ts';
import { dayContract } from './day.ts';
import { documentsContract } from './documents.ts';
import { eligibilitySchema } from './eligibility.ts';
import { groupOrdersContract } from './group-orders.ts';
import { guardianContract, pupilContract } from './guardian.ts';
import { massActionContract } from './mass-action.ts';
import { messageContract } from './message.ts';
import { myCardSchema } from './my-card.ts';
import { passkeyOptionsSchema, passkeyResponseSchema } from './passkey.ts';
import { passwordResetContract } from './password.ts';
import {
  historyEntrySchema,
  institutionFaceSchema,
  peopleFilterSchema,
  personSummarySchema,
  sessionSchema,
  signInSchema,
} from './person.ts';
import { personFormContract } from './person-form.ts';
import { photoContract } from './photo.ts';
import { privacyContract } from './privacy.ts';
import { rosterContract } from './roster.ts';
import { invitationContract, staffContract } from './staff.ts';
import { stepUp } from './step-up.ts';
import { officeSuspensionContract } from './suspension.ts';
import { twoPeopleContract } from './two-people.ts';

/** The institution's own API, under `/api` on its origin, for its pages and for adapters. Session cookie + CSRF token. */
export const contract = {
  /** Whose pages these are, before anybody has signed in. */
  institution: {
    get: open.route({ method: 'GET', path: '/institution' }).output(institutionFaceSchema),
  },

  session: {
    signIn: open
      .route({ method: 'POST', path: '/session' })
      .errors({ WRONG_CREDENTIALS: { status: 401 } })
      .input(signInSchema)
      .output(sessionSchema),
    /** Null where nobody is signed in: whoever opens the sign-in page asks, and that is no failure to note in a browser. */
    current: open.route({ method: 'GET', path: '/session' }).output(sessionSchema.nullable()),
    /** The password once more, for what a session alone is not enough for; counts for a quarter of an hour. */
    confirm: base
      .route({ method: 'POST', path: '/session/confirmation', successStatus: 204 })
      .errors({ WRONG_CREDENTIALS: { status: 401 } })
      .input(signInSchema.pick({ password: true })),
    /** For signing in and for confirming: the device knows whose passkeys it has, so nobody says who they are. */
    passkeyOptions: open.route({ method: 'POST', path: '/session/passkey/options' }).output(passkeyOptionsSchema),
    byPasskey: open
      .route({ method: 'POST', path: '/session/passkey' })
      .errors({ WRONG_CREDENTIALS: { status: 401 } })
      .input(z.strictObject({ response: passkeyResponseSchema }))
      .output(sessionSchema),
    /** As `confirm`; where the institution requires passkeys, it also brings the roles of the staff. */
    confirmByPasskey: base
      .route({ method: 'POST', path: '/session/confirmation/passkey' })
      .errors({ WRONG_CREDENTIALS: { status: 401 } })
      .input(z.strictObject({ response: passkeyResponseSchema }))
      .output(sessionSchema),
    signOut: base.route({ method: 'DELETE', path: '/session', successStatus: 204 }),
  },

  myCard: {
    get: base.route({ method: 'GET', path: '/my-card' }).output(myCardSchema),
    /** A new value whenever something about the card has changed; the first one at once. */
    watch: base.route({ method: 'GET', path: '/my-card/changes' }).output(eventIterator(myCardSchema)),
    placeOrder: base
      .route({ method: 'POST', path: '/my-card/orders', successStatus: 201 })
      .errors({
        NOT_ELIGIBLE: { status: 409, data: eligibilitySchema },
        ORDER_OPEN: { status: 409, data: cardOrderSchema },
      })
      /** `replace`: the holder has confirmed that the old code dies and the old card is revoked. */
      .input(z.strictObject({ replace: z.boolean() }))
      .output(cardOrderSchema),
    showCodes: base
      .route({ method: 'POST', path: '/my-card/codes' })
      .errors({ NOT_READY: { status: 409 } })
      .output(orderCodesSchema),
    showActivationCode: base
      .route({ method: 'POST', path: '/my-card/activation-code' })
      .errors({ NOT_READY: { status: 409 } })
      .output(activationCodeSchema),
  },

  office: {
    /**
     * Asked for by POST: what is typed is a name or a PESEL, and belongs in no address. Finding somebody by a whole PESEL is
     * a look at it, and counts as one that is shown; what finds nobody is limited.
     */
    findPeople: base
      .route({ method: 'POST', path: '/office/people-search' })
      .errors(stepUp)
      .input(
        z.strictObject({
          query: z.string().trim().max(100).default(''),
          /** Only this class, or field and year. */
          group: z.string().trim().min(1).max(200).optional(),
          state: peopleFilterSchema.optional(),
          offset: z.int().min(0).max(100_000).default(0),
          limit: z.int().min(1).max(50).default(20),
        }),
      )
      .output(z.strictObject({ people: z.array(personSummarySchema), total: z.int() })),
    getPerson: base
      .route({ method: 'GET', path: '/office/people/{personId}' })
      .errors(notFound)
      .input(z.strictObject({ personId: uuid }))
      .output(
        z.strictObject({
          person: personSummarySchema,
          card: myCardSchema,
          /** Of whoever is, an erasure leaves the register's entry. */
          enrolled: z.boolean(),
          history: z.array(historyEntrySchema),
        }),
      ),
    /** Codes for one person who has none that work. */
    orderCodes: base
      .route({ method: 'POST', path: '/office/people/{personId}/orders', successStatus: 201 })
      .errors({
        ...notFound,
        OWN_CARD: { status: 403 },
        NOT_ELIGIBLE: { status: 409, data: eligibilitySchema },
        ORDER_OPEN: { status: 409, data: cardOrderSchema },
      })
      .input(z.strictObject({ personId: uuid }))
      .output(cardOrderSchema),
    revokeCard: base
      .route({ method: 'POST', path: '/office/people/{personId}/revocation' })
      .errors({ ...notFound, NOTHING_TO_REVOKE: { status: 409 }, OWN_CARD: { status: 403 } })
      .input(z.strictObject({ personId: uuid, reason: revocationReasonSchema }))
      .output(cardOrderSchema),
    ...officeSuspensionContract,
  },

  account: accountContract,
  passwordReset: passwordResetContract,
  day: dayContract,
  agreement: agreementContract,
  pupil: pupilContract,
  guardian: guardianContract,
  photo: photoContract,
  application: applicationContract,
  documents: documentsContract,
  message: messageContract,
  roster: rosterContract,
  personForm: personFormContract,
  privacy: privacyContract,
  staff: staffContract,
  invitation: invitationContract,
  groupOrders: groupOrdersContract,
  massActions: massActionContract,
  twoPeople: twoPeopleContract,
};
export type InstitutionContract = typeof contract;
