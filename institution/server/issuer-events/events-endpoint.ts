import { ISSUANCES_CHANGED, issuancesChangedSchema } from '@mleg/issuer-contract/events';
import { epochSeconds, SECOND } from '@mleg/platform/clock/durations';
import { SECURITY_EVENT_MEDIA_TYPE } from '@mleg/protocol/security-event/prepare-security-event';
import { type SecurityEventError, securityEventError } from '@mleg/protocol/security-event/security-event-error';
import { verifySecurityEvent } from '@mleg/protocol/security-event/verify-security-event';
import type { Handler } from 'hono';
import { applyReports } from '../card-orders/apply-report.ts';
import type { InstitutionDeps } from '../deps.ts';
import { EVENT_AGE, EVENT_SKEW } from '../durations.ts';
import { createIssuerKeys } from './issuer-keys.ts';

/**
 * RFC 8935: takes one security event token, answers 202 once its reports are stored, and 400 with the reason where it
 * is not acceptable. The same token twice has no effect the second time, because its reports are not newer.
 */
export function eventsEndpoint(
  deps: Pick<InstitutionDeps, 'clock' | 'database' | 'fetch' | 'log' | 'settings'>,
): Handler {
  const keyOf = createIssuerKeys(deps);
  return async (context) => {
    const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (type !== SECURITY_EVENT_MEDIA_TYPE) return refuse('invalid_request', `Send ${SECURITY_EVENT_MEDIA_TYPE}.`);
    const verified = await verifySecurityEvent(await context.req.text(), {
      issuer: deps.settings.issuerOrigin,
      audience: deps.settings.institutionId,
      now: epochSeconds(deps.clock.now()),
      maxAgeSeconds: EVENT_AGE / SECOND,
      skewSeconds: EVENT_SKEW / SECOND,
      resolveKey: (header) => keyOf(header['kid']),
    });
    if ('refused' in verified) {
      deps.log.warn({ refused: verified.refused }, 'events.refused');
      const { err, description } = securityEventError(verified.refused);
      return refuse(err, description);
    }
    const event = verified.events[ISSUANCES_CHANGED];
    if (event) {
      const changed = issuancesChangedSchema.safeParse(event);
      if (!changed.success) return refuse('invalid_request', 'The event is not of the shape agreed.');
      await applyReports(deps, changed.data.reports);
    }
    return context.body(null, 202);
  };
}

function refuse(err: SecurityEventError['err'], description: string): Response {
  return Response.json({ err, description }, { status: 400, headers: { 'Content-Language': 'en' } });
}
