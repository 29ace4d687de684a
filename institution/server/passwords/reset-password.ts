import { createHmac } from 'node:crypto';
import type { Weakness } from '@mleg/institution-contract/password';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { later } from '@mleg/platform/clock/durations';
import { hashPassword } from '@mleg/platform/passwords/password';
import { makeUuid } from '@mleg/platform/random/uuid';
import { groupManualCode, makeManualCode, readManualCode } from '@mleg/student-card/manual-code';
import type { Transaction } from 'kysely';
import type { AccountEnd } from '../account-ends/account-end.ts';
import { changeForGood } from '../account-ends/change-for-good.ts';
import { insertLinkMail } from '../account-mails/account-mail-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { RESET_CODE_LIFETIME, RESET_LINK_LIFETIME } from '../durations.ts';
import { removePasskeys } from '../passkeys/remove-passkeys.ts';
import type { Permission } from '../permission/permission.ts';
import { selectCredentials } from '../sign-in/account-store.ts';
import { selectHosts } from '../sign-in/door-store.ts';
import { foldLogin } from '../sign-in/local-accounts.ts';
import { judgePassword } from './judge-password.ts';
import { deleteResetsBefore, lockReset, replaceReset } from './reset-store.ts';
import { setPassword } from './set-password.ts';

type ResetDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'limits' | 'random' | 'settings'>;
type FinishDeps = ResetDeps & Pick<InstitutionDeps, 'journal'>;
type Within = Transaction<InstitutionDatabase>;

const SECRET_BYTES = 32;

export type AskRefused = { refused: 'too-many-attempts'; retryAfterSeconds: number };

/** Whatever is typed, the answer is the same and takes the same: the e-mail goes out later, or does not (D65). */
export async function askForLink(
  deps: ResetDeps,
  typed: string,
  address: string,
): Promise<{ asked: true } | AskRefused> {
  const over = await deps.limits.count('reset-requests', address);
  if (over) return { refused: 'too-many-attempts', retryAfterSeconds: over.retryAfterSeconds };
  const { institutionId, mail } = deps.settings;
  const wanted = { institutionId, mailId: makeUuid(deps.random), login: foldLogin(typed), at: deps.clock.now() };
  if (mail) await insertLinkMail(deps.database, wanted);
  return { asked: true };
}

/** Made when the e-mail goes out; the one before works no longer. @returns the secret of the link */
export async function makeLinkSecret(deps: FinishDeps, accountId: string): Promise<string> {
  const secret = Buffer.from(deps.random.bytes(SECRET_BYTES)).toString('base64url');
  const link = { accountId, kind: 'link', secret, lifetime: RESET_LINK_LIFETIME } as const;
  await changeForGood(deps, (transaction, ends) => store(deps, transaction, link, ends));
  return secret;
}

/** A code to be handed over on paper; the one before works no longer. */
export async function makePaperCode(
  deps: ResetDeps,
  within: Within,
  { accountId, ends }: { accountId: string; ends: AccountEnd[] },
  _leave: Permission<'open-accounts'>,
): Promise<{ code: string; expiresAt: Date }> {
  const code = makeManualCode((below) => deps.random.below(below));
  const lifetime = RESET_CODE_LIFETIME;
  return {
    code: groupManualCode(code),
    expiresAt: await store(deps, within, { accountId, kind: 'paper', secret: code, lifetime }, ends),
  };
}

export type FinishRefused = AskRefused | { refused: 'wrong-code' } | { refused: 'weak'; weakness: Weakness };

/** Used up only by a password that is taken. Wrong ones count; a right one works beside them. */
export async function finishReset(
  deps: FinishDeps,
  { secret, password, address }: { secret: string; password: string; address: string },
): Promise<{ reset: true } | FinishRefused> {
  const passwordHash = await hashPassword(password);
  const result = await useReset(deps, { secret, password, passwordHash });
  if (!('refused' in result) || result.refused !== 'wrong-code') return result;
  const over = await deps.limits.count('reset-secrets', address);
  return over ? { refused: 'too-many-attempts', retryAfterSeconds: over.retryAfterSeconds } : result;
}

function useReset(
  deps: FinishDeps,
  { secret, password, passwordHash }: { secret: string; password: string; passwordHash: string },
): Promise<{ reset: true } | FinishRefused> {
  const { institutionId } = deps.settings;
  const at = deps.clock.now();
  const code = readManualCode(secret);
  const secretHashes = [hashSecret(deps, secret), ...('refused' in code ? [] : [hashSecret(deps, code.code)])];
  return changeForGood(deps, async (transaction, ends): Promise<{ reset: true } | FinishRefused> => {
    const reset = await lockReset(transaction, institutionId, { secretHashes, now: at });
    const owner = reset && (await selectCredentials(transaction, institutionId, reset.account_id));
    if (!reset || !owner) return { refused: 'wrong-code' };
    const weakness = await judgePassword(deps, owner, password);
    if (weakness) return { refused: 'weak', weakness };
    const { account_id: accountId, kind } = reset;
    await setPassword(deps, transaction, { accountId, passwordHash }, ends);
    // Of nobody of the staff: a link by e-mail must not be enough where a passkey is required.
    const hosts = await selectHosts(transaction, institutionId, [accountId]);
    if (hosts.length > 0) await removePasskeys(deps, transaction, accountId, ends);
    const about = { institutionId, at, actor: accountId, subject: accountId };
    await recordAudit(transaction, { ...about, event: 'account.password-reset', detail: { by: kind } });
    return { reset: true };
  });
}

export async function forgetResets({
  clock,
  database,
  settings,
}: Pick<ResetDeps, 'clock' | 'database' | 'settings'>): Promise<void> {
  await deleteResetsBefore(database, settings.institutionId, clock.now());
}

async function store(
  deps: ResetDeps,
  within: Within,
  {
    accountId,
    kind,
    secret,
    lifetime,
  }: { accountId: string; kind: 'link' | 'paper'; secret: string; lifetime: number },
  ends: AccountEnd[],
): Promise<Date> {
  const expiresAt = later(deps.clock.now(), lifetime);
  const row = {
    institution_id: deps.settings.institutionId,
    account_id: accountId,
    kind,
    secret_hash: hashSecret(deps, secret),
    expires_at: expiresAt,
  };
  await replaceReset(within, row, ends);
  return expiresAt;
}

/** Without the key the database's hashes say nothing about the codes (as decision 10 of the issuer's codes). */
const hashSecret = ({ keys }: Pick<ResetDeps, 'keys'>, secret: string): Buffer =>
  createHmac('sha256', keys.resets).update(secret).digest();
