import { withinTime as answeredWithin } from '@mleg/platform/http/within-time';
import { IssuerUnavailable } from './issuer-unavailable.ts';

/** Waits for the issuer as long as `patienceMs`, the body of its answer included; it counts as unavailable then. */
export function withinTime<T>(patienceMs: number, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return answeredWithin(patienceMs, call, () => new IssuerUnavailable('timeout'));
}
