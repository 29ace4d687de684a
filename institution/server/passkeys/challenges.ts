import { createHash } from 'node:crypto';
import { makeChallenge as make, readChallenge } from '@mleg/platform/passkeys/challenge';
import type { InstitutionDeps } from '../deps.ts';
import { spendChallenge } from '../sign-in/passkey-store.ts';

type Needed = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random'>;

/** Signing in and confirming, or a new passkey for one account. */
export type Purpose = 'use' | `add ${string}`;

export const makeChallenge = ({ clock, keys, random }: Needed, purpose: Purpose): Uint8Array<ArrayBuffer> =>
  make({ key: keys.challenges, random }, { purpose, now: clock.now() });

/** Whether a challenge that came back is one of ours, for this purpose, in time and for the first time. */
export async function acceptChallenge(deps: Needed, purpose: Purpose, challenge: string): Promise<boolean> {
  const now = deps.clock.now();
  const expiresAt = readChallenge(deps.keys.challenges, { challenge, purpose, now });
  return expiresAt !== undefined && spendChallenge(deps.database, digest(challenge), expiresAt);
}

const digest = (challenge: string) => createHash('sha256').update(challenge).digest();
