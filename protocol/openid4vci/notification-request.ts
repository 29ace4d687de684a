import * as z from 'zod';
import { type NotificationErrorCode, type ProtocolError, protocolError } from './protocol-error.ts';

const notificationRequestSchema = z.looseObject({
  notification_id: z.string().min(1).max(256),
  event: z.enum(['credential_accepted', 'credential_failure', 'credential_deleted']),
  /** For people; ASCII without quotes, as in OAuth's own. */
  event_description: z.string().max(1_024).optional(),
});

export type NotificationRequest = z.infer<typeof notificationRequestSchema>;

/** OpenID4VCI 1.0 §11.1. Idempotent, answered 204; an id we never gave is `invalid_notification_id` (§11.3). */
export function parseNotificationRequest(
  input: unknown,
):
  | { ok: true; request: NotificationRequest }
  | { refused: 'malformed-notification'; error: ProtocolError<NotificationErrorCode> } {
  const parsed = notificationRequestSchema.safeParse(input);
  if (parsed.success) return { ok: true, request: parsed.data };
  const error = protocolError('invalid_notification_request', 'notification_id and a known event are required.');
  return { refused: 'malformed-notification', error };
}
