import type { Visit } from '../browser/visit.ts';

export interface Account {
  login: string;
  password: string;
}

/** Gives the device what signing in would have left on it: the session's cookie. For where the page is not the point. */
export async function signInByApi({ context }: Visit, origin: string, account: Account): Promise<void> {
  const { login, password } = account;
  const answer = await context.request.post(`${origin}/api/session`, {
    data: { login, password },
    headers: { Origin: origin },
  });
  if (!answer.ok()) throw new Error(`${login} could not sign in: ${answer.status()} ${await answer.text()}`);
}
