import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { base, notFound } from './base.ts';
import { deedKindSchema } from './two-people.ts';

export const messageKindSchema = z.enum([
  'codes-ready',
  'codes-expire-in-7-days',
  'codes-expire-in-1-day',
  'codes-locked',
  'codes-ended',
  'card-cancelled',
  'card-suspended',
  'card-resumed',
  'suspension-ends-soon',
  'photo-accepted',
  'photo-rejected',
  'application-accepted',
  'application-refused',
  'objection-recorded',
  'guardian-added',
  'data-erased',
  'erasure-refused',
  'guardian-ended',
  'wish-ended',
  'code-handed',
  'both-printed',
  'card-prolonged',
  'codes-reminder',
  'photo-reminder',
  'deed-approved',
  'deed-refused',
]);
export type MessageKind = z.infer<typeof messageKindSchema>;

/** What somebody had asked for whose right to act for the person has ended. */
export const wishKindSchema = z.enum(['photo', 'issue', 'cancel', 'objection', 'erasure']);
export type WishKind = z.infer<typeof wishKindSchema>;

/** Never carries a code: it leads to the page that shows them. */
export const messageSchema = z.strictObject({
  messageId: uuid,
  kind: messageKindSchema,
  /** Whom it is about; missing where it is about what a second person has decided. */
  personId: uuid.optional(),
  displayName: z.string().optional(),
  /** What the reader had asked for, and who decided about it. */
  deed: z.strictObject({ deedId: uuid, kind: deedKindSchema, decidedBy: z.string() }).optional(),
  sentAt: z.iso.datetime(),
  read: z.boolean(),
  /** A reason in the contract's words. */
  detail: z.string().optional(),
  /** The office's own words. */
  note: z.string().optional(),
});
export type Message = z.infer<typeof messageSchema>;

export const messageContract = {
  /** The newest hundred. */
  list: base
    .route({ method: 'GET', path: '/messages' })
    .output(z.strictObject({ messages: z.array(messageSchema), unread: z.int() })),
  markRead: base
    .route({ method: 'POST', path: '/messages/{messageId}/reading', successStatus: 204 })
    .errors(notFound)
    .input(z.strictObject({ messageId: uuid })),
};
