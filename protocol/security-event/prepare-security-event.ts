import type { JsonInputObject } from '../json/json-value.ts';
import { type PreparedJws, prepareJws } from '../jws/prepare-jws.ts';

export const SECURITY_EVENT_TYPE = 'secevent+jwt';
/** Of the request body that delivers a single event (RFC 8935 §2.1). */
export const SECURITY_EVENT_MEDIA_TYPE = 'application/secevent+jwt';

/** A Security Event Token (RFC 8417 §2.2): one fact, told by one party to another. */
export type SecurityEvent = {
  iss: string;
  aud: string;
  /** Unique: a receiver that has seen it has nothing to do. */
  jti: string;
  /** Seconds since 1970; of the token, not of the event. */
  iat: number;
  /** When it happened, where that matters. */
  toe?: number;
  /** Groups the events of one transaction. */
  txn?: string;
  /** Event type URI → what happened. */
  events: Record<string, JsonInputObject>;
};

/** `finishJws` makes the token. There is no `exp`: a fact doesn't expire (RFC 8417 §2.2). */
export function prepareSecurityEvent(event: SecurityEvent, header: { alg: 'ES256'; kid: string }): PreparedJws {
  if (Object.keys(event.events).length === 0)
    throw new RangeError('a security event has at least one event (RFC 8417 §2.2)');
  return prepareJws({ typ: SECURITY_EVENT_TYPE, ...header }, event);
}
