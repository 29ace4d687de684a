import { IssuerUnavailable } from './issuer-unavailable.ts';

/**
 * Waits for an answer as long as `patienceMs`, its body included. Giving up also aborts the call, but does not depend
 * on the other side noticing: a party in the same process may not look at the signal.
 */
export async function withinTime<T>(patienceMs: number, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new IssuerUnavailable('timeout'));
      controller.abort();
    }, patienceMs);
  });
  try {
    return await Promise.race([call(controller.signal), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
