import { applyReport } from '../card-orders/apply-report.ts';
import type { InstitutionDeps } from '../deps.ts';
import { type CallRecord, deleteCall } from './calls-store.ts';
import { type PreparedRequest, prepareRequest, settleRequest } from './say-request.ts';

type SayDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'issuer' | 'keys' | 'settings'>;

/** Asks for the codes of several orders in one call; what is refused ends its own order only. */
export async function sayRequests(deps: SayDeps, calls: readonly CallRecord[], patienceMs: number): Promise<void> {
  const prepared: PreparedRequest[] = [];
  for (const call of calls) {
    const request = await prepareRequest(deps, call);
    if (request) prepared.push(request);
  }
  if (prepared.length === 0) return;
  const answers = await deps.issuer.requestIssuances(
    prepared.map(({ request }) => request),
    patienceMs,
  );
  const answered = prepared.flatMap((one, at) => {
    const answer = answers[at];
    return answer ? [{ one, answer }] : [];
  });
  // Accepted ones together: a commit for each would cost more than all the rest.
  await deps.database.transaction().execute(async (transaction) => {
    for (const { one, answer } of answered) {
      if (!('accepted' in answer)) continue;
      await deleteCall(transaction, one.call);
      await applyReport(deps, transaction, answer.accepted);
    }
  });
  for (const { one, answer } of answered) if ('refused' in answer) await settleRequest(deps, one, answer);
}
