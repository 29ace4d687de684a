import { type SessionCookie, sessionCookie } from '@mleg/platform/http/session-cookie';
import type { InstitutionSettings } from '../settings.ts';

/** Messages link to the portal's pages from e-mail: whoever follows one is signed in there, so the cookie is `Lax`. */
export const portalCookie = ({ secureCookies }: Pick<InstitutionSettings, 'secureCookies'>): SessionCookie =>
  sessionCookie({ name: 'institution', sameSite: 'Lax', secure: secureCookies });
