import { hashPassword, isPassword } from '@mleg/platform/passwords/password';
import { newId } from '../database/new-id.ts';
import type { InstitutionDeps } from '../deps.ts';
import { insertAccount, selectPasswordHash } from './account-store.ts';
import type { IdentityProvider } from './identity.ts';

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
  /** Where messages also go. */
  email?: string;
}

/** @returns the account's id */
export async function addLocalAccount(
  deps: Pick<InstitutionDeps, 'database' | 'random' | 'settings'>,
  { login, password, ...account }: NewLocalAccount,
): Promise<string> {
  const accountId = newId(deps.random);
  await insertAccount(deps.database, {
    ...account,
    institutionId: deps.settings.institutionId,
    accountId,
    provider: LOCAL,
    subject: foldLogin(login),
    passwordHash: await hashPassword(password),
  });
  return accountId;
}

/** Case does not matter in a login. */
export function foldLogin(login: string): string {
  return login.trim().normalize('NFKC').toLowerCase();
}
