import type { IssuerSettings } from '../settings.ts';

type CookieSettings = Pick<IssuerSettings, 'origin'>;

const isSecure = ({ origin }: CookieSettings) => origin.startsWith('https:');
/** With the prefix a browser takes the cookie from this very origin only, over https (RFC 6265bis §4.1.3.2). */
const cookieName = (settings: CookieSettings) => (isSecure(settings) ? '__Host-desk' : 'desk');

export function readSessionCookie(settings: CookieSettings, header: string | null): string | undefined {
  const name = `${cookieName(settings)}=`;
  const pair = header?.split(/;\s*/).find((part) => part.startsWith(name));
  return pair?.slice(name.length) || undefined;
}

/** Ends with the browser; how long it counts is the server's to say. Nothing elsewhere links into the desk: strict. */
export const sessionCookie = (settings: CookieSettings, token: string): string =>
  `${cookieName(settings)}=${token}; ${attributes(settings)}`;

export const expiredSessionCookie = (settings: CookieSettings): string =>
  `${cookieName(settings)}=; Max-Age=0; ${attributes(settings)}`;

const attributes = (settings: CookieSettings) =>
  `Path=/; HttpOnly; SameSite=Strict${isSecure(settings) ? '; Secure' : ''}`;
