import { createHash } from 'node:crypto';
import { later } from '@mleg/platform/clock/durations';
import type { InstitutionDeps } from '../deps.ts';
import { SIGN_IN_WINDOW } from '../durations.ts';
import { countAttempt, deleteAttempts, deleteOldAttempts, uncountAttempt } from './failure-store.ts';

type ThrottleDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

/** Guessing a password. */
const PER_LOGIN = 10;
/** Trying one password on many accounts; a whole campus may share an address, so only failures count. */
const PER_ADDRESS = 300;

export type Throttled = { retryAfterSeconds: number; isFirst: boolean };

/**
 * Counts a sign-in, known account or not, in the database: the limit holds over all processes.
 * @returns how long to wait, where there were too many
 */
export async function throttleSignIn(
  deps: ThrottleDeps,
  login: string,
  address: string,
): Promise<Throttled | undefined> {
  const byLogin = await count(deps, loginKey(login));
  const byAddress = await count(deps, addressKey(address));
  const over = [
    { ...byLogin, limit: PER_LOGIN },
    { ...byAddress, limit: PER_ADDRESS },
  ].filter(({ count: attempts, limit }) => attempts > limit);
  if (over.length === 0) return undefined;
  const until = Math.max(...over.map(({ windowEndsAt }) => windowEndsAt.getTime()));
  return {
    retryAfterSeconds: Math.max(1, Math.ceil((until - deps.clock.now().getTime()) / 1_000)),
    isFirst: over.some(({ count: attempts, limit }) => attempts === limit + 1),
  };
}

/** After a right password the earlier wrong ones are forgiven to the account; to the address only this attempt is. */
export async function forgiveSignIn(deps: ThrottleDeps, login: string, address: string): Promise<void> {
  const { institutionId } = deps.settings;
  await deleteAttempts(deps.database, institutionId, loginKey(login));
  await uncountAttempt(deps.database, institutionId, addressKey(address));
}

export async function forgetOldAttempts(deps: ThrottleDeps): Promise<void> {
  await deleteOldAttempts(deps.database, deps.settings.institutionId, deps.clock.now());
}

function count({ clock, database, settings }: ThrottleDeps, counted: Buffer) {
  const now = clock.now();
  const windowEndsAt = later(now, SIGN_IN_WINDOW);
  return countAttempt(database, { institutionId: settings.institutionId, counted, now, windowEndsAt });
}

/** Hashed: people type their passwords into the wrong field. */
const loginKey = (login: string) => createHash('sha256').update(`login\0${login}`).digest();
const addressKey = (address: string) => createHash('sha256').update(`address\0${address}`).digest();
