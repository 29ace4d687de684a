import { type SessionCookie, sessionCookie } from '@mleg/platform/http/session-cookie';
import type { IssuerSettings } from '../settings.ts';

/** Nothing elsewhere links into the desk, so the cookie is `Strict`. */
export const deskCookie = ({ origin }: Pick<IssuerSettings, 'origin'>): SessionCookie =>
  sessionCookie({ name: 'desk', sameSite: 'Strict', secure: origin.startsWith('https:') });
