import { ISSUANCES_CHANGED, type IssuancesChanged } from '@mleg/issuer-contract/events';
import type { IssuanceRequestReport } from '@mleg/issuer-contract/issuance-request';
import { epochSeconds, later, MINUTE, SECOND } from '@mleg/platform/clock/durations';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { JsonObject } from '@mleg/protocol/json/json-value';
import { finishJws } from '@mleg/protocol/jws/prepare-jws';
import { prepareSecurityEvent, SECURITY_EVENT_MEDIA_TYPE } from '@mleg/protocol/security-event/prepare-security-event';
import type { IssuerDeps } from '../deps.ts';
import { type Recipient, selectRecipients, updateDelivery } from './delivery-store.ts';
import { reportOf } from './issuance-report.ts';
import { confirmReports, selectUnconfirmed } from './offer-store.ts';

/** With sealed codes in each, a token of so many stays under the 64 kB a receiver reads. */
const REPORTS_PER_TOKEN = 40;
const ANSWER_WITHIN = 10 * SECOND;
const LONGEST_PAUSE = MINUTE;

type Needed = Pick<IssuerDeps, 'database' | 'settings' | 'keys' | 'clock' | 'random' | 'log' | 'fetch' | 'reached'>;

/**
 * Tells every institution what it has not confirmed yet (RFC 8935 push). One that does not answer is left alone for a
 * growing while and holds up nobody else; it may also ask by itself (`listChangedIssuances`).
 */
export async function deliverChanges(deps: Needed): Promise<void> {
  const recipients = await selectRecipients(deps.database, deps.clock.now());
  await Promise.all(recipients.map((recipient) => deliverTo(deps, recipient)));
}

async function deliverTo(deps: Needed, recipient: Recipient): Promise<void> {
  const { database, clock, log } = deps;
  const institutionId = recipient.institution_id;
  for (;;) {
    const untold = await selectUnconfirmed(database, institutionId, REPORTS_PER_TOKEN);
    if (untold.length === 0) break;
    const reports = untold.map(reportOf);
    const failure = await push(deps, recipient, reports);
    if (failure) {
      log.warn({ institutionId, failure, failures: recipient.delivery_failures + 1 }, 'events.not-delivered');
      const pause = Math.min(SECOND * 2 ** recipient.delivery_failures, LONGEST_PAUSE);
      return updateDelivery(database, institutionId, later(clock.now(), pause));
    }
    deps.reached('events-sent');
    await confirmReports(database, institutionId, reports);
    if (untold.length < REPORTS_PER_TOKEN) break;
  }
  if (recipient.delivery_failures > 0) await updateDelivery(database, institutionId, null);
}

async function push(deps: Needed, recipient: Recipient, reports: IssuanceRequestReport[]): Promise<string | undefined> {
  const request = new Request(recipient.events_endpoint, {
    method: 'POST',
    headers: { 'Content-Type': SECURITY_EVENT_MEDIA_TYPE, Accept: 'application/json' },
    body: await makeToken(deps, recipient.institution_id, { reports }),
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN),
  });
  try {
    const response = await deps.fetch(request);
    await response.body?.cancel();
    return response.status === 202 ? undefined : `status ${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.name : 'unreachable';
  }
}

/** Signed with a key of its own use; the institution finds it in our JWK set. */
async function makeToken(
  { settings, keys, clock, random }: Needed,
  audience: string,
  changes: IssuancesChanged,
): Promise<string> {
  const key = await keys.events.inUse();
  const event = {
    iss: settings.origin,
    aud: audience,
    jti: makeUuid(random),
    iat: epochSeconds(clock.now()),
    events: { [ISSUANCES_CHANGED]: changes as unknown as JsonObject },
  };
  const prepared = prepareSecurityEvent(event, { alg: 'ES256', kid: key.kid });
  return finishJws(prepared, key.sign(prepared.signingInput));
}
