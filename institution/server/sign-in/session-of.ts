import { resumeSession, type Session, type SessionDeps } from './session.ts';
import { portalCookie } from './session-cookie.ts';

/** The session of a request's cookie, unless there is none or it has ended. */
export async function sessionOf(deps: SessionDeps, request: Request): Promise<Session | undefined> {
  const token = portalCookie(deps.settings).read(request.headers.get('cookie'));
  return token ? resumeSession(deps, token) : undefined;
}
