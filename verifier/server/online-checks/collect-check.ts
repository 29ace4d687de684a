import { timingSafeEqual } from 'node:crypto';
import type { OnlineCheckState } from '@mleg/verifier-contract/online-check';
import type { OnlineCheck } from '../checks-under-way/online-check.ts';
import type { VerifierDeps } from '../deps.ts';

/**
 * How a check stands, for the relying party that began it. The result is handed out once; where the wallet was to send
 * the browser back, only against the code it brings, so that nobody gets the result of a request that was passed on to
 * somebody else's device (OpenID4VP 1.0 §14.2).
 */
export function collectCheck(
  { checksUnderWay }: Pick<VerifierDeps, 'checksUnderWay'>,
  partyId: string,
  { checkId, responseCode }: { checkId: string; responseCode?: string | undefined },
): OnlineCheckState | { refused: 'no-such-check' | 'wrong-response-code' } {
  const check = checksUnderWay.ofParty(partyId, checkId);
  if (check === undefined) return { refused: 'no-such-check' };
  if (responseCode !== undefined && !isCodeOf(check, responseCode)) return { refused: 'wrong-response-code' };
  const { progress } = check;
  if (progress.at !== 'answered') return { state: progress.at };
  if (check.returning !== undefined && responseCode === undefined) return { state: 'returning' };
  check.progress = { at: 'collected' };
  return { state: 'answered', result: progress.result };
}

function isCodeOf({ returning }: OnlineCheck, given: string): boolean {
  const expected = Buffer.from(returning?.responseCode ?? '');
  const bytes = Buffer.from(given);
  return expected.length > 0 && bytes.length === expected.length && timingSafeEqual(bytes, expected);
}
