import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { base, notFound } from './base.ts';
import { rosterImportSchema } from './roster.ts';
import { heldDeedSchema } from './two-people.ts';

/** People of one kind of trouble that are named; the others are counted. */
export const STUCK_SHOWN = 8;

/**
 * Why somebody comes no further by themselves, the most pressing first.
 * - `locked`: five wrong activation codes; `failed`: the issuer could not or would not; `delayed`: codes are long in coming
 * - `expiring`: codes end within seven days; `unclaimed`: nobody has used them for days; `expired`: nobody did in time
 * - `photo-rejected`: and no other one was sent
 */
export const stuckReasonSchema = z.enum([
  'locked',
  'failed',
  'delayed',
  'expiring',
  'expired',
  'unclaimed',
  'photo-rejected',
]);
export type StuckReason = z.infer<typeof stuckReasonSchema>;

const moment = z.iso.datetime();

export const stuckPersonSchema = z.strictObject({
  personId: uuid,
  displayName: z.string(),
  /** Class, or field and year. */
  group: z.string(),
  since: moment,
  /** Of codes that can still be used. */
  expiresAt: moment.optional(),
  /** Why a photo was rejected, or an order failed. */
  detail: z.string().optional(),
  remindedToday: z.boolean(),
});
export type StuckPerson = z.infer<typeof stuckPersonSchema>;

const stuckSchema = z.strictObject({
  reason: stuckReasonSchema,
  total: z.int(),
  people: z.array(stuckPersonSchema).max(STUCK_SHOWN),
});
export type Stuck = z.infer<typeof stuckSchema>;

const queueSchema = z.strictObject({
  count: z.int(),
  /** The one that waits longest. */
  since: moment.optional(),
});
export type Queue = z.infer<typeof queueSchema>;

export const daySchema = z.strictObject({
  applications: queueSchema,
  photos: queueSchema,
  /** What waits for a second person, the longest first. */
  held: z.array(heldDeedSchema),
  /** Who has left and still holds a card or codes. */
  leavers: queueSchema,
  /** A file that somebody has still to decide about. */
  roster: rosterImportSchema.optional(),
  /** Only kinds that there are. */
  stuck: z.array(stuckSchema),
});
export type Day = z.infer<typeof daySchema>;

/** What somebody is asked to do at last. */
export const reminderSchema = z.enum(['codes', 'photo']);
export type Reminder = z.infer<typeof reminderSchema>;

/** The office's first page. */
export const dayContract = {
  get: base.route({ method: 'GET', path: '/office/day' }).output(daySchema),
  /** A message to the holder, and of a minor to the guardians; once a day at most. */
  remind: base
    .route({ method: 'POST', path: '/office/people/{personId}/reminders', successStatus: 204 })
    .errors({ ...notFound, NOTHING_TO_REMIND: { status: 409 }, NOBODY_TO_TELL: { status: 409 } })
    .input(z.strictObject({ personId: uuid, what: reminderSchema })),
};
