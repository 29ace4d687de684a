import { hashPassword, isPassword } from '@mleg/platform/passwords/password';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { InstitutionDeps } from '../deps.ts';
import { insertAccount, selectLooksLikeLogin, selectPasswordHash } from './account-store.ts';
import type { IdentityProvider } from './identity.ts';
import { replaceClasses } from './staff-store.ts';

export interface LocalProof {
  login: string;
  password: string;
}

const LOCAL = 'local';

/** Accounts whose passwords the institution keeps itself. */
export function localAccounts(deps: Pick<InstitutionDeps, 'database' | 'settings'>): IdentityProvider<LocalProof> {
  return {
    name: LOCAL,
    identify: async ({ login, password }) => {
      const identity = { provider: LOCAL, subject: foldLogin(login) };
      const hashed = await selectPasswordHash(deps.database, deps.settings.institutionId, identity);
      return (await isPassword(hashed, password)) ? identity : undefined;
    },
  };
}

export interface NewLocalAccount extends LocalProof {
  displayName: string;
  personId?: string;
  office: boolean;
  head?: boolean;
  /** The classes of a class teacher. */
  teaches?: readonly string[];
  /** Where messages also go. */
  email?: string;
}

/** By whoever has it, or one that may be taken for it (Q94). */
export async function isLoginTaken(
  { database, settings }: Pick<InstitutionDeps, 'database' | 'settings'>,
  login: string,
): Promise<boolean> {
  return selectLooksLikeLogin(database, settings.institutionId, { provider: LOCAL, subject: foldLogin(login) });
}

/** @returns the account's id */
export async function addLocalAccount(
  deps: Pick<InstitutionDeps, 'database' | 'random' | 'settings'>,
  { login, password, teaches = [], ...account }: NewLocalAccount,
): Promise<string> {
  const accountId = makeUuid(deps.random);
  await insertAccount(deps.database, {
    ...account,
    institutionId: deps.settings.institutionId,
    accountId,
    provider: LOCAL,
    subject: foldLogin(login),
    passwordHash: await hashPassword(password),
  });
  await replaceClasses(deps.database, deps.settings.institutionId, accountId, teaches);
  return accountId;
}

/** Case does not matter in a login. */
export function foldLogin(login: string): string {
  return login.trim().normalize('NFKC').toLowerCase();
}
