import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { problemOf, refusalCode } from './problem.ts';
import { sessionExpiry } from './session-expiry.ts';

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeExpiry }),
  mutationCache: new MutationCache({ onError: noticeExpiry }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && problemOf(error).kind === 'offline',
      // The browser only guesses whether it is offline; the call itself finds out.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

/** Any call may be the first to learn that the session is over. */
export function noticeExpiry(error: unknown): void {
  if (refusalCode(error) === 'UNAUTHORIZED') sessionExpiry.set(true);
}
