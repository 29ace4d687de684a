import { reportFault } from '@mleg/platform/http/incident';
import type { InstitutionDeps } from '../deps.ts';
import { IssuerUnavailable } from '../issuer-client/issuer-unavailable.ts';
import { type CallRecord, claimCalls, countCalls, releaseCall } from '../issuer-outbox/calls-store.ts';
import { claimUntil } from '../issuer-outbox/claim-until.ts';
import { markDelayed } from './mark-delayed.ts';
import { sendRequests } from './send-requests.ts';
import { sendRevocation } from './send-revocation.ts';
import { sendSuspension } from './send-suspension.ts';
import { sendUpdate } from './send-update.ts';

export type SendDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'issuer' | 'keys' | 'log' | 'settings'>;

export interface Sending {
  /** Only what concerns this card. */
  cardId?: string;
  /** For one call. */
  patienceMs: number;
  /** Stored by the caller, who may have claimed it already. */
  own?: CallRecord;
}

const AT_ONCE = 4;
/** Orders in one message: with portraits some megabytes, and a second of the issuer's time. */
const BATCH = 100;

/**
 * Step 2: says to the issuer what is still to be said, several cards at a time, in order for each card. What cannot be
 * said stays for the next time, and its order is shown as delayed.
 * @returns how many calls are left
 */
export async function sendCalls(deps: SendDeps, { cardId, patienceMs, own }: Sending): Promise<number> {
  const { institutionId } = deps.settings;
  const ofCard = cardId ? { cardId } : {};
  const inVain: number[] = [];
  if (own?.claimed_until && !(await say(deps, own, patienceMs))) inVain.push(own.call_id);
  if (!cardId) await sendBatches(deps, patienceMs);
  while (!deps.issuer.isPaused()) {
    const now = deps.clock.now();
    const claim = { institutionId, ...ofCard, except: inVain, now, until: claimUntil(now, patienceMs), limit: AT_ONCE };
    const calls = await claimCalls(deps.database, claim);
    if (calls.length === 0) break;
    const said = await Promise.all(calls.map((call) => say(deps, call, patienceMs)));
    inVain.push(...calls.filter((_, at) => !said[at]).map((call) => call.call_id));
  }
  const left = await countCalls(deps.database, institutionId, cardId);
  if (left > 0) await markDelayed(deps, cardId);
  return left;
}

/** Many orders wait where a class or a year gets its codes: then they are said together. */
async function sendBatches(deps: SendDeps, patienceMs: number): Promise<void> {
  const { institutionId } = deps.settings;
  while (!deps.issuer.isPaused() && (await countCalls(deps.database, institutionId)) > AT_ONCE) {
    const now = deps.clock.now();
    const until = claimUntil(now, patienceMs);
    const kind = 'request-issuance';
    const calls = await claimCalls(deps.database, { institutionId, kind, except: [], now, until, limit: BATCH });
    if (calls.length === 0) return;
    try {
      await sendRequests(deps, calls, patienceMs);
    } catch (error) {
      // One by one it becomes clear which of them cannot be said.
      for (const call of calls) await releaseCall(deps.database, call);
      const why = error instanceof IssuerUnavailable ? error.why : reportFault(deps.log, error, 'issuer-batch');
      return deps.log.warn({ calls: calls.length, why }, 'issuer.batch-failed');
    }
  }
}

/**
 * @returns false where it could not be said; a fault with one call must not hold up the others
 */
async function say(deps: SendDeps, call: CallRecord, patienceMs: number): Promise<boolean> {
  try {
    if (call.kind === 'request-issuance') await sendRequests(deps, [call], patienceMs);
    else if (call.kind === 'revoke-card') await sendRevocation(deps, call, patienceMs);
    else if (call.kind === 'update-card') await sendUpdate(deps, call, patienceMs);
    else await sendSuspension(deps, call, patienceMs);
    return true;
  } catch (error) {
    await releaseCall(deps.database, call);
    const about = { kind: call.kind, order: call.order_id, tries: call.tries };
    if (error instanceof IssuerUnavailable) deps.log.warn({ ...about, why: error.why }, 'issuer.unavailable');
    else deps.log.error({ ...about, incident: reportFault(deps.log, error, 'issuer-call') }, 'issuer.call-failed');
    return false;
  }
}
