import { readBody } from '@mleg/platform/http/read-body';
import { parseStrictJson } from '@mleg/protocol/json/parse-strict-json';
import { parseNotificationRequest } from '@mleg/protocol/openid4vci/notification-request';
import { protocolError } from '@mleg/protocol/openid4vci/protocol-error';
import { takeNotification } from '../credentials/take-notification.ts';
import type { IssuerDeps } from '../deps.ts';
import { challenge, errorAnswer, nothing } from '../http/answers.ts';
import { readAccess } from './access.ts';
import { isNotificationIdOf } from './notification-id.ts';

const MAX_BYTES = 8_192;

type Needed = Pick<IssuerDeps, 'database' | 'journal' | 'settings' | 'keys' | 'clock' | 'wake'>;

/** POST /notification (OpenID4VCI 1.0 §11). */
export async function answerNotification(deps: Needed, request: Request): Promise<Response> {
  const access = await readAccess(deps, request, '/notification');
  if ('error' in access) return challenge(access.error);
  const body = await readBody(request, MAX_BYTES);
  if (!body) return errorAnswer(protocolError('invalid_notification_request', 'The request is too large.', 413));
  const json = parseStrictJson(body, { maxLength: MAX_BYTES, maxDepth: 4 });
  const parsed = parseNotificationRequest('refused' in json ? undefined : json.value);
  if ('refused' in parsed) return errorAnswer(parsed.error);
  if (!isNotificationIdOf(deps.keys, access.offerId, parsed.request.notification_id)) {
    return errorAnswer(protocolError('invalid_notification_id', 'There is no such notification_id.'));
  }
  const result = await takeNotification(deps, access, parsed.request.event);
  if (result === 'noted') return nothing();
  return challenge(protocolError('invalid_token', 'The access token is unknown or has expired.'));
}
