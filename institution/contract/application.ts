import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { base, notFound } from './base.ts';

/** `objection`: where cards are issued to all who do not object. */
export const applicationKindSchema = z.enum(['issue', 'cancel', 'objection']);
export type ApplicationKind = z.infer<typeof applicationKindSchema>;

/** The reasons of the paper form. */
export const cancelReasonSchema = z.enum(['phone-lost', 'malfunction', 'resignation']);
export type CancelReason = z.infer<typeof cancelReasonSchema>;

export const applicationStateSchema = z.enum(['waiting', 'accepted', 'refused', 'withdrawn']);
export type ApplicationState = z.infer<typeof applicationStateSchema>;

export const applicationChannelSchema = z.enum(['online', 'paper']);
export type ApplicationChannel = z.infer<typeof applicationChannelSchema>;

const moment = z.iso.datetime();

export const applicationSchema = z.strictObject({
  applicationId: uuid,
  kind: applicationKindSchema,
  channel: applicationChannelSchema,
  reason: cancelReasonSchema.optional(),
  state: applicationStateSchema,
  appliedAt: moment,
  decidedAt: moment.optional(),
  /** It was accepted and counts no longer. */
  endedAt: moment.optional(),
  /** Why it was refused. */
  note: z.string().optional(),
});
export type Application = z.infer<typeof applicationSchema>;

export const waitingApplicationSchema = applicationSchema.extend({
  personId: uuid,
  displayName: z.string(),
  /** Class, or field and year. */
  group: z.string(),
  applicant: z.string(),
});
export type WaitingApplication = z.infer<typeof waitingApplicationSchema>;

/** What somebody states; a reason belongs to a cancellation, and only there. */
export const statementSchema = z.discriminatedUnion('kind', [
  z.strictObject({ personId: uuid, kind: z.literal('issue') }),
  z.strictObject({ personId: uuid, kind: z.literal('cancel'), reason: cancelReasonSchema }),
  z.strictObject({ personId: uuid, kind: z.literal('objection') }),
]);
export type Statement = z.infer<typeof statementSchema>;

/** `ordered`: codes are being prepared; `not-eligible`: something is still missing; `revoked`: card or codes are dead. */
export const effectSchema = z.enum(['ordered', 'not-eligible', 'revoked', 'none']);
export type Effect = z.infer<typeof effectSchema>;

export const decidedSchema = z.strictObject({ application: applicationSchema, effect: effectSchema });
export type Decided = z.infer<typeof decidedSchema>;

const refusals = {
  ...notFound,
  /** The institution works without such statements. */
  NOT_FORESEEN: { status: 409 },
  ALREADY_THERE: { status: 409 },
  NOTHING_TO_CANCEL: { status: 409 },
} as const;

export const applicationContract = {
  submit: base
    .route({ method: 'POST', path: '/pupils/{personId}/applications', successStatus: 201 })
    .errors(refusals)
    .input(statementSchema)
    .output(applicationSchema),
  /** An application that waits, or an objection that stands. */
  withdraw: base
    .route({ method: 'POST', path: '/pupils/{personId}/applications/{applicationId}/withdrawal', successStatus: 204 })
    .errors({ ...notFound, ALREADY_DECIDED: { status: 409 } })
    .input(z.strictObject({ personId: uuid, applicationId: uuid })),
  waiting: base
    .route({ method: 'GET', path: '/office/applications' })
    .output(z.strictObject({ applications: z.array(waitingApplicationSchema) })),
  /** A paper form: registered and accepted in one step, for the office has it in hand, signed. */
  register: base
    .route({ method: 'POST', path: '/office/applications', successStatus: 201 })
    .errors({ ...refusals, OWN_APPLICATION: { status: 403 }, ERASED: { status: 409 } })
    .input(statementSchema)
    .output(decidedSchema),
  decide: base
    .route({ method: 'POST', path: '/office/applications/{applicationId}/decision' })
    .errors({ ...notFound, OWN_APPLICATION: { status: 403 }, ALREADY_DECIDED: { status: 409 } })
    .input(
      z.discriminatedUnion('decision', [
        z.strictObject({ applicationId: uuid, decision: z.literal('accept') }),
        z.strictObject({
          applicationId: uuid,
          decision: z.literal('refuse'),
          note: z.string().trim().min(1).max(300),
        }),
      ]),
    )
    .output(decidedSchema),
};
