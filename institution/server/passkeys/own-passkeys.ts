import { createHash } from 'node:crypto';
import type { PasskeyResponse } from '@mleg/institution-contract/passkey';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { newPasskeyOptions as optionsFor, verifyNewPasskey } from '@mleg/platform/passkeys/new-passkey';
import { makeUuid } from '@mleg/platform/random/uuid';
import { changeForGood } from '../account-ends/change-for-good.ts';
import { tellAccount } from '../account-mails/account-mail-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { isStaff } from '../sign-in/account.ts';
import {
  deletePasskey,
  insertPasskey,
  lockAccount,
  type OwnPasskey,
  renamePasskey as rename,
  selectPasskeys,
} from '../sign-in/passkey-store.ts';
import type { Session } from '../sign-in/session.ts';
import { acceptChallenge, makeChallenge } from './challenges.ts';

type Needed = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'random' | 'settings'>;

/** Phones, keys and computers of one person. */
const MOST = 20;

export async function newPasskeyOptions(deps: Needed, { account }: Session, login: string) {
  const { institutionId, name, origin } = deps.settings;
  return optionsFor(
    { origin, name },
    {
      challenge: makeChallenge(deps, `add ${account.accountId}`),
      userName: login,
      displayName: account.displayName,
      userId: userHandle(institutionId, account.accountId),
      known: await selectPasskeys(deps.database, institutionId, account.accountId),
    },
  );
}

export async function addPasskey(
  deps: Needed,
  { account: { accountId } }: Session,
  { name, response }: { name: string; response: PasskeyResponse },
): Promise<{ added: OwnPasskey } | { refused: 'refused' | 'too-many' }> {
  const { institutionId } = deps.settings;
  const accepts = (challenge: string) => acceptChallenge(deps, `add ${accountId}`, challenge);
  const verified = await verifyNewPasskey(deps.settings, response, accepts);
  if (!verified) return { refused: 'refused' };
  const at = deps.clock.now();
  const added = { ...verified, passkeyId: makeUuid(deps.random), name, createdAt: at, usedAt: null };
  return deps.database.transaction().execute(async (transaction) => {
    await lockAccount(transaction, institutionId, accountId);
    if ((await selectPasskeys(transaction, institutionId, accountId)).length >= MOST) return { refused: 'too-many' };
    if (!(await insertPasskey(transaction, institutionId, accountId, added))) return { refused: 'refused' };
    const about = { institutionId, at, actor: accountId, subject: accountId };
    await recordAudit(transaction, { ...about, event: 'account.passkey-added' });
    await tellAccount(deps, transaction, accountId, 'passkey-added');
    return { added };
  });
}

export async function renamePasskey(
  deps: Needed,
  { account: { accountId } }: Session,
  { passkeyId, name }: { passkeyId: string; name: string },
): Promise<boolean> {
  const { institutionId } = deps.settings;
  const isKnown = await rename(deps.database, institutionId, { accountId, passkeyId, name });
  const about = { institutionId, at: deps.clock.now(), actor: accountId, subject: accountId };
  if (isKnown) await recordAudit(deps.database, { ...about, event: 'account.passkey-renamed' });
  return isKnown;
}

/** Whoever needs one for their roles keeps the last. */
export function removePasskey(
  deps: Needed & Pick<InstitutionDeps, 'journal'>,
  { account }: Session,
  passkeyId: string,
): Promise<{ removed: true } | { refused: 'not-found' | 'last' }> {
  const { institutionId, policies } = deps.settings;
  const { accountId } = account;
  return changeForGood(
    deps,
    async (transaction, ends): Promise<{ removed: true } | { refused: 'not-found' | 'last' }> => {
      await lockAccount(transaction, institutionId, accountId);
      const known = await selectPasskeys(transaction, institutionId, accountId);
      if (!known.some((passkey) => passkey.passkeyId === passkeyId)) return { refused: 'not-found' };
      if (policies.passkeys === 'staff' && isStaff(account) && known.length === 1) return { refused: 'last' };
      await deletePasskey(transaction, institutionId, { accountId, passkeyId });
      ends.push({ end: 'passkey', passkeyId });
      const about = { institutionId, at: deps.clock.now(), actor: accountId, subject: accountId };
      await recordAudit(transaction, { ...about, event: 'account.passkey-removed' });
      await tellAccount(deps, transaction, accountId, 'passkey-removed');
      return { removed: true };
    },
  );
}

/** The same for all passkeys of an account, and nobody's name (WebAuthn Level 3 §14.6.1). */
const userHandle = (institutionId: string, accountId: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(`${institutionId}\0${accountId}`).digest());
