import { randomUUID } from 'node:crypto';
import type { Clock } from '@mleg/platform/clock/clock';
import { epochSeconds } from '@mleg/platform/clock/durations';
import type { Fetch } from '@mleg/platform/http/party';
import type { RotatingKey } from '@mleg/platform/keys/key-ring';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import type { Log } from '@mleg/platform/log/log';
import { finishJws } from '@mleg/protocol/jws/prepare-jws';
import { prepareSecurityEvent, SECURITY_EVENT_MEDIA_TYPE } from '@mleg/protocol/security-event/prepare-security-event';
import { ONLINE_CHECK_ENDED } from '@mleg/verifier-contract/online-check';
import { EVENT_RETRY_PAUSES } from '../durations.ts';
import type { OnlineCheck } from './online-check.ts';

interface Deps {
  settings: { origin: string };
  clock: Clock;
  fetch: Fetch;
  log: Log;
  rotating: { events: RotatingKey };
}

/**
 * Notifies relying parties that checks have ended, by signed events (RFC 8417, RFC 8935 §2) that are sent again until
 * they are accepted. An event carries neither the person nor the result, since it is kept for the next try: the relying
 * party collects the result.
 */
export interface Announcements {
  announce(check: OnlineCheck): Promise<void>;
  /** Sends pending events whose time for another try has come. */
  deliverDue(): Promise<void>;
}

interface Announcement {
  partyId: string;
  webhook: string;
  token: string;
  tries: number;
  /** Milliseconds since 1970. */
  dueAt: number;
}

export function createAnnouncements(deps: Deps): Announcements {
  const pending = new Set<Announcement>();
  const deliver = async (announcement: Announcement) => {
    pending.delete(announcement);
    if (await isAccepted(deps, announcement)) return;
    const pause = EVENT_RETRY_PAUSES[announcement.tries];
    if (pause === undefined) return deps.log.warn({ relyingParty: announcement.partyId }, 'online-check.not-announced');
    pending.add({ ...announcement, tries: announcement.tries + 1, dueAt: deps.clock.now().getTime() + pause });
  };
  return {
    announce: async ({ id, party: { id: partyId, webhook } }) => {
      if (webhook === undefined) return;
      const token = signedEvent(deps, await deps.rotating.events.inUse(), partyId, id);
      await deliver({ partyId, webhook, token, tries: 0, dueAt: 0 });
    },
    deliverDue: async () => {
      const now = deps.clock.now().getTime();
      await Promise.all([...pending].filter(({ dueAt }) => dueAt <= now).map(deliver));
    },
  };
}

function signedEvent({ settings, clock }: Deps, key: SigningKey, partyId: string, checkId: string): string {
  const prepared = prepareSecurityEvent(
    {
      iss: settings.origin,
      aud: partyId,
      jti: randomUUID(),
      iat: epochSeconds(clock.now()),
      events: { [ONLINE_CHECK_ENDED]: { checkId } },
    },
    { alg: 'ES256', kid: key.kid },
  );
  return finishJws(prepared, key.sign(prepared.signingInput));
}

async function isAccepted({ fetch }: Deps, { webhook, token }: Announcement): Promise<boolean> {
  const request = new Request(webhook, {
    method: 'POST',
    headers: { 'Content-Type': SECURITY_EVENT_MEDIA_TYPE, Accept: 'application/json' },
    body: token,
    redirect: 'error',
  });
  return fetch(request).then(
    (response) => response.ok,
    () => false,
  );
}
