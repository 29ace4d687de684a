import { ORPCError } from '@orpc/server';

/** What a call from a party's own pages comes with. */
export interface PageCall<Session> {
  session?: Session | undefined;
  address: string;
  /** Of the request; cookies are among them. */
  headers: Headers;
  /** Go out with the answer, whatever it is. */
  answerHeaders: Headers;
  /** Ids of whom the answer is about, where it does not say so itself, as a document does not. */
  subjects: Set<string>;
}

export function requireSession<Session>({ session }: PageCall<Session>): Session {
  if (!session) throw new ORPCError('UNAUTHORIZED', { status: 401 });
  return session;
}
