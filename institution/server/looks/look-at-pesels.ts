import type { PeselFound } from '@mleg/institution-contract/privacy';
import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { Account } from '../sign-in/account.ts';
import { lockDeeds } from '../two-people/deed-count-store.ts';
import { keepAlone } from '../two-people/keep-deed.ts';
import { selectAccountsOf } from '../two-people/own-people-store.ts';
import { askRules } from '../two-people/weigh.ts';
import type { WeighDeps } from '../two-people/weighing.ts';
import { noteView } from './note-view.ts';

type Within = Transaction<InstitutionDatabase>;

/**
 * Whether somebody may still get to know so many whole PESELs today without a second person. Asked before it is looked
 * whose they are: a refusal that depended on that would be an answer.
 */
export async function mayLook(deps: WeighDeps, transaction: Within, by: Account, count: number): Promise<boolean> {
  const { institutionId } = deps.settings;
  await lockDeeds(transaction, institutionId, await selectAccountsOf(transaction, institutionId, by.accountId));
  const facts = { touches: () => false, amounts: [{ of: 'pesels', count }] } as const;
  return (await askRules(deps, transaction, { by, facts })).length === 0;
}

/**
 * An answer by which somebody knows that a whole PESEL is these people's is a look at it: it counts as one that is shown
 * (Q6), and its owner sees it.
 */
export async function lookAtPesels(
  deps: WeighDeps,
  transaction: Within,
  { by, personIds, found }: { by: Account; personIds: readonly string[]; found: PeselFound },
): Promise<void> {
  for (const about of personIds) {
    const facts = { touches: () => false, amounts: [{ of: 'pesels', count: 1 }] } as const;
    await keepAlone(deps, transaction, { deed: { kind: 'reveal-pesel', about }, by, facts });
  }
  await noteView({ ...deps, database: transaction }, { by, personIds, what: 'pesel', reason: found });
}
