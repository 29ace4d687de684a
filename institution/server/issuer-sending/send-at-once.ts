import { CLICK_PATIENCE } from '../durations.ts';
import type { CallRecord } from '../issuer-outbox/calls-store.ts';
import { type SendDeps, sendCalls } from './send-calls.ts';

/** Makes a call that has just been stored, while somebody waits for it, but not for long: after that a job goes on. */
export async function sendAtOnce(deps: SendDeps, call: CallRecord): Promise<void> {
  await sendCalls(deps, { cardId: call.card_id, own: call, patienceMs: CLICK_PATIENCE });
}
