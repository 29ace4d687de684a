import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { later } from '@mleg/platform/clock/durations';
import { type SessionCookie, sessionCookie } from '@mleg/platform/http/session-cookie';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { InstitutionDeps } from '../deps.ts';
import { DEVICE_KNOWN_FOR } from '../durations.ts';
import { selectCredentials } from './account-store.ts';
import { browserName } from './browser-name.ts';
import { deleteDevicesBefore, upsertDevice } from './device-store.ts';

type DeviceDeps = Pick<InstitutionDeps, 'keys' | 'random' | 'settings'>;
type NoteDeps = DeviceDeps & Pick<InstitutionDeps, 'clock' | 'database'>;

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

/**
 * After an account was signed in to, or opened: which accounts share a browser is kept, so that a second identity of one
 * person is noticed. @returns `Set-Cookie`
 */
export async function noteDevice(deps: NoteDeps, headers: Headers, accountId: string): Promise<string> {
  const { institutionId } = deps.settings;
  const known = await selectCredentials(deps.database, institutionId, accountId);
  if (!known) throw new Error('An account vanished while it was signed in to.');
  const { mark, cookie } = rememberDevice(deps, headers, known.login);
  await upsertDevice(deps.database, {
    institutionId,
    accountId,
    mark: hashOf(mark),
    marks: marksOf(deps, headers).map(hashOf),
    newDeviceId: makeUuid(deps.random),
    at: deps.clock.now(),
    ...browserName(headers.get('user-agent')),
  });
  return cookie;
}

export async function forgetDevices({
  clock,
  database,
  settings,
}: Pick<NoteDeps, 'clock' | 'database' | 'settings'>): Promise<void> {
  await deleteDevicesBefore(database, settings.institutionId, later(clock.now(), -DEVICE_KNOWN_FOR));
}

/** Whoever has the nonce has the browser: its signature says nothing more. */
const hashOf = (mark: string): Buffer =>
  createHash('sha256')
    .update(mark.split('.')[0] ?? '')
    .digest();

function rememberDevice(deps: DeviceDeps, headers: Headers, login: string): { mark: string; cookie: string } {
  const marks = marksOf(deps, headers);
  const known = marks.find((mark) => isFor(deps, mark, login));
  const nonce = Buffer.from(deps.random.bytes(NONCE_BYTES)).toString('base64url');
  const mark = known ?? `${nonce}.${signatureOf(deps, nonce, login).toString('base64url')}`;
  const others = marks.filter((other) => other !== known).slice(0, ACCOUNTS_MAX - 1);
  return { mark, cookie: deviceCookie(deps.settings).set([mark, ...others].join(BETWEEN)) };
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
