import { queryClient } from '../calls/query-client.ts';

/** Under this key the query client keeps who is signed in; null for nobody. */
export const sessionKey = ['session'] as const;

/** For every call: the cookie says who asks, and the token that a page of this very site asks. */
export function csrfHeaders(): Record<string, string> {
  const session = queryClient.getQueryData<{ csrfToken: string } | null>(sessionKey);
  return session ? { 'x-csrf-token': session.csrfToken } : {};
}

/** After this nothing that was fetched for the person who was signed in is left in the page. */
export function forgetSession(): void {
  queryClient.clear();
  queryClient.setQueryData(sessionKey, null);
}
