import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { base, notFound } from './base.ts';
import { cardReasonSchema, revocationReasonSchema, suspensionReasonSchema } from './card-reasons.ts';
import { personSummarySchema } from './person.ts';

/** People in one mass action. */
export const MASS_ACTION_MAX = 2_000;

/** `cancel-codes` leaves cards that are on phones; `revoke` takes both. */
export const massActionKindSchema = z.enum(['revoke', 'cancel-codes', 'suspend', 'resume']);
export type MassActionKind = z.infer<typeof massActionKindSchema>;

/** What is to be done, and why; resuming needs no reason. */
export const massActSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('revoke'), reason: revocationReasonSchema }),
  z.strictObject({ kind: z.literal('cancel-codes'), reason: revocationReasonSchema }),
  z.strictObject({ kind: z.literal('suspend'), reason: suspensionReasonSchema }),
  z.strictObject({ kind: z.literal('resume') }),
]);
export type MassAct = z.infer<typeof massActSchema>;

const personIds = z.array(uuid).min(1).max(MASS_ACTION_MAX);

/** What an action would touch, counted now. */
export const massActionPreviewSchema = z.strictObject({
  selected: z.int(),
  /** Whose card or codes would change; the rest have nothing to change. */
  people: z.int(),
  cards: z.int(),
  codes: z.int(),
  /** The reader's own is among the selected and stays out (D53). */
  ownLeftOut: z.boolean(),
  /** Somebody else has to approve it (D57). */
  needsSecondPerson: z.boolean(),
});
export type MassActionPreview = z.infer<typeof massActionPreviewSchema>;

export const massActionRefusalSchema = z.enum(['nothing-to-change', 'own-card']);

const concernedSchema = z.strictObject({ personId: uuid, displayName: z.string(), albumNumber: z.string() });

export const massActionSchema = z.strictObject({
  massActionId: uuid,
  kind: massActionKindSchema,
  reason: cardReasonSchema.optional(),
  /** `running`: is being done; `done`: everybody has been looked at; `rejected`: by a second person, in a release before. */
  state: z.enum(['running', 'done', 'rejected']),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  decidedBy: z.string().optional(),
  decidedAt: z.iso.datetime().optional(),
  /** Why it was rejected. */
  note: z.string().optional(),
  total: z.int(),
  /** Not yet looked at. */
  waiting: z.int(),
  /** Changed here; of these `untold` the issuer has still to be told. */
  changed: z.int(),
  untold: z.int(),
  failures: z.array(concernedSchema.extend({ reason: z.string() })),
});
export type MassAction = z.infer<typeof massActionSchema>;

/** `left`: people who are not active any more; `suspended`: cards out of use; `all`: everybody with a card or codes. */
export const candidateSourceSchema = z.enum(['left', 'suspended', 'all']);
export type CandidateSource = z.infer<typeof candidateSourceSchema>;

const path = '/office/mass-actions';
const byId = z.strictObject({ massActionId: uuid });

/** What is done to many cards at once. Only the office. */
export const massActionContract = {
  /** People with a card or codes whom an action may be chosen for, at most `MASS_ACTION_MAX`. */
  candidates: base
    .route({ method: 'GET', path: `${path}/candidates` })
    .input(z.object({ source: candidateSourceSchema }))
    .output(z.strictObject({ people: z.array(personSummarySchema) })),
  preview: base
    .route({ method: 'POST', path: `${path}/preview` })
    .input(z.strictObject({ act: massActSchema, personIds }))
    .output(massActionPreviewSchema),
  /** The id is made by whoever asks: the same one again is the same action. */
  place: base
    .route({ method: 'POST', path, successStatus: 202 })
    .errors({ ID_REUSED: { status: 409 }, NOTHING_TO_CHANGE: { status: 409 } })
    .input(byId.extend({ act: massActSchema, personIds }))
    .output(massActionSchema),
  /** The newest first. What waits for a second person is in `/office/held`. */
  list: base.route({ method: 'GET', path }).output(z.strictObject({ massActions: z.array(massActionSchema) })),
  /** Tries those again whose change failed. */
  retry: base
    .route({ method: 'POST', path: `${path}/{massActionId}/retry` })
    .errors(notFound)
    .input(byId)
    .output(massActionSchema),
};
