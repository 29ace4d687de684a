import { createHmac, timingSafeEqual } from 'node:crypto';
import { type SessionCookie, sessionCookie } from '@mleg/platform/http/session-cookie';
import type { InstitutionDeps } from '../deps.ts';
import { DEVICE_KNOWN_FOR } from '../durations.ts';

type DeviceDeps = Pick<InstitutionDeps, 'keys' | 'random' | 'settings'>;

const NONCE_BYTES = 16;
/** A family shares a computer; whoever has not signed in with it for longest is forgotten. */
const ACCOUNTS_MAX = 6;
const BETWEEN = '~';

/**
 * A browser in which somebody has signed in before (OWASP, "Device Cookies"): a nonce for each account, signed together
 * with its login. It opens nothing. It only has tries of its own, so that a stranger's wrong ones lock no owner out.
 */
const deviceCookie = ({ secureCookies }: DeviceDeps['settings']): SessionCookie =>
  sessionCookie({ name: 'device', sameSite: 'Lax', secure: secureCookies, kept: DEVICE_KNOWN_FOR });

/** The nonce that this browser has for the login, if it has one. */
export function knownDevice(deps: DeviceDeps, headers: Headers, login: string): string | undefined {
  return marksOf(deps, headers)
    .find((mark) => isFor(deps, mark, login))
    ?.split('.')[0];
}

/** `Set-Cookie`, after the login was signed in with. */
export function rememberDevice(deps: DeviceDeps, headers: Headers, login: string): string {
  const marks = marksOf(deps, headers);
  const known = marks.find((mark) => isFor(deps, mark, login));
  const nonce = Buffer.from(deps.random.bytes(NONCE_BYTES)).toString('base64url');
  const mark = known ?? `${nonce}.${signatureOf(deps, nonce, login).toString('base64url')}`;
  const others = marks.filter((other) => other !== known).slice(0, ACCOUNTS_MAX - 1);
  return deviceCookie(deps.settings).set([mark, ...others].join(BETWEEN));
}

const marksOf = ({ settings }: DeviceDeps, headers: Headers): string[] =>
  deviceCookie(settings).read(headers.get('cookie'))?.split(BETWEEN).slice(0, ACCOUNTS_MAX) ?? [];

function isFor(deps: DeviceDeps, mark: string, login: string): boolean {
  const [nonce = '', signature = ''] = mark.split('.');
  const given = Buffer.from(signature, 'base64url');
  const right = signatureOf(deps, nonce, login);
  return given.length === right.length && timingSafeEqual(given, right);
}

const signatureOf = ({ keys, settings }: DeviceDeps, nonce: string, login: string): Buffer =>
  createHmac('sha256', keys.devices).update(`${settings.institutionId}\0${nonce}\0${login}`).digest();
