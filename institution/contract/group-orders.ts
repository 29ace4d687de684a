import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { base, forTeachersToo, notFound } from './base.ts';
import { eligibilityRuleSchema } from './eligibility.ts';
import { languageSchema } from './language.ts';
import { personSummarySchema } from './person.ts';

/** People asked for in one group order. */
export const GROUP_ORDER_MAX = 2_000;
/** Slips on one print. */
export const SLIPS_MAX = 500;

/** A class, or a programme and year. */
export const groupSchema = z.strictObject({
  name: z.string(),
  /** Active people. */
  people: z.int(),
  /** Whose codes wait to be used. */
  ready: z.int(),
  /** Whose card is on a phone. */
  activated: z.int(),
});
export type Group = z.infer<typeof groupSchema>;

export const groupMemberSchema = personSummarySchema.extend({ failedRules: z.array(eligibilityRuleSchema) });
export type GroupMember = z.infer<typeof groupMemberSchema>;

/** Why somebody got no codes; anything else is the issuer's own word, or a fault's number. */
export const groupOrderReasonSchema = z.enum([
  'not-eligible',
  'order-open',
  'too-many-orders',
  'own-card',
  'no-photo',
  'photo-damaged',
  'data-incomplete',
]);
export type GroupOrderReason = z.infer<typeof groupOrderReasonSchema>;

const entrySchema = z.strictObject({
  personId: uuid,
  displayName: z.string(),
  albumNumber: z.string(),
  reason: z.string(),
  failedRules: z.array(eligibilityRuleSchema),
});

/** One press of „Przygotuj kody”: how far it is, and who got none and why. */
export const groupOrderSchema = z.strictObject({
  groupOrderId: uuid,
  group: z.string(),
  placedAt: z.iso.datetime(),
  placedBy: z.string(),
  total: z.int(),
  /** Not yet looked at, or on their way through the issuer. */
  underWay: z.int(),
  ready: z.int(),
  /** The issuer cannot be reached at the moment; everything is kept. */
  delayed: z.boolean(),
  failures: z.array(entrySchema),
});
export type GroupOrder = z.infer<typeof groupOrderSchema>;

/** `qr`: the QR and the code to type. `activation`: the activation codes. Never both on one sheet. */
export const sheetSchema = z.enum(['qr', 'activation']);
export type Sheet = z.infer<typeof sheetSchema>;

const holder = { personId: uuid, displayName: z.string(), albumNumber: z.string(), expiresAt: z.iso.datetime() };

export const slipsSchema = z.discriminatedUnion('sheet', [
  z.strictObject({
    sheet: z.literal('qr'),
    slips: z.array(z.strictObject({ ...holder, offerUri: z.string(), manualCode: z.string() })),
  }),
  z.strictObject({
    sheet: z.literal('activation'),
    slips: z.array(z.strictObject({ ...holder, activationCode: z.string() })),
  }),
]);
export type Slips = z.infer<typeof slipsSchema>;

const groupName = z.string().trim().min(1).max(200);
const path = '/office/group-orders';

const slipsWantedSchema = z.strictObject({
  group: groupName,
  sheet: sheetSchema,
  personIds: z.array(uuid).min(1).max(SLIPS_MAX),
});

/** Whole classes and years at once: for the office; a class teacher looks at their own, and prints where that is let. */
export const groupOrdersContract = {
  groups: forTeachersToo
    .route({ method: 'GET', path: '/office/groups' })
    .output(z.strictObject({ groups: z.array(groupSchema) })),
  members: forTeachersToo
    .route({ method: 'GET', path: '/office/group-members' })
    .input(z.object({ group: groupName }))
    .output(
      z.strictObject({
        members: z.array(groupMemberSchema),
        lastOrder: groupOrderSchema.optional(),
        mayOrder: z.boolean(),
        mayPrint: z.boolean(),
      }),
    ),
  /** The id is made by whoever asks: the same one again is the same order. */
  place: base
    .route({ method: 'POST', path, successStatus: 202 })
    .errors({ ID_REUSED: { status: 409 } })
    .input(
      z.strictObject({
        groupOrderId: uuid,
        group: groupName,
        personIds: z.array(uuid).min(1).max(GROUP_ORDER_MAX),
      }),
    )
    .output(groupOrderSchema),
  get: base
    .route({ method: 'GET', path: `${path}/{groupOrderId}` })
    .errors(notFound)
    .input(z.strictObject({ groupOrderId: uuid }))
    .output(groupOrderSchema),
  /** Tries those again who got no codes. */
  retry: base
    .route({ method: 'POST', path: `${path}/{groupOrderId}/retry` })
    .errors(notFound)
    .input(z.strictObject({ groupOrderId: uuid }))
    .output(groupOrderSchema),
  /** For pupils who collect on paper; each code that is printed is recorded. */
  slips: forTeachersToo.route({ method: 'POST', path: '/office/slips' }).input(slipsWantedSchema).output(slipsSchema),
  /** The same as a document, and recorded in the same way. */
  slipsPdf: forTeachersToo
    .route({ method: 'POST', path: '/office/slips/pdf' })
    .errors({ NONE_READY: { status: 409 } })
    .input(slipsWantedSchema.extend({ language: languageSchema.default('pl') }))
    .output(z.file().mime('application/pdf')),
};
