import type { InstitutionSettings } from '../settings.ts';

type CookieSettings = Pick<InstitutionSettings, 'secureCookies'>;

/** With the prefix a browser takes the cookie from this very origin only, over https (RFC 6265bis §4.1.3.2). */
const cookieName = ({ secureCookies }: CookieSettings) => (secureCookies ? '__Host-institution' : 'institution');

export function readSessionCookie(settings: CookieSettings, header: string | null): string | undefined {
  const name = `${cookieName(settings)}=`;
  const pair = header?.split(/;\s*/).find((part) => part.startsWith(name));
  return pair?.slice(name.length) || undefined;
}

/** Ends with the browser; how long it counts is the server's to say. */
export function sessionCookie(settings: CookieSettings, token: string): string {
  return `${cookieName(settings)}=${token}; ${attributes(settings)}`;
}

export function expiredSessionCookie(settings: CookieSettings): string {
  return `${cookieName(settings)}=; Max-Age=0; ${attributes(settings)}`;
}

const attributes = ({ secureCookies }: CookieSettings) =>
  `Path=/; HttpOnly; SameSite=Lax${secureCookies ? '; Secure' : ''}`;
