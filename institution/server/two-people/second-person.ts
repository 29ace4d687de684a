import type { Bar, DeedKind } from '@mleg/institution-contract/two-people';
import type { Kysely, Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { Account } from '../sign-in/account.ts';
import { selectSharing } from '../sign-in/device-store.ts';
import { selectHasOpened, selectHosts } from '../sign-in/door-store.ts';
import { countApprovers } from '../sign-in/staff-store.ts';
import { selectAccountsOf, selectOwnPeople, selectSamePerson } from './own-people-store.ts';
import type { DeedFacts } from './second-person-rules.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

interface Asked {
  by: Pick<Account, 'accountId'>;
  askedBy: string;
  broughtBy: readonly string[];
  kind: DeedKind;
  /** What it is about. */
  about: string;
}

/** Why somebody is not the second person for what another one has asked for: nobody approves their own by another name. */
export async function barOf(
  within: Within,
  institutionId: string,
  { by: { accountId }, askedBy, broughtBy, kind, about }: Asked,
): Promise<Bar | undefined> {
  if (accountId === askedBy) return 'asked';
  if (kind === 'set-roles' && about === accountId) return 'own';
  if (broughtBy.includes(accountId)) {
    // The first colleague of whoever works here alone: there is nobody else who could have a look.
    const isFirst = kind === 'join-staff' && (await countApprovers(within, institutionId, [accountId, askedBy])) === 0;
    return isFirst ? undefined : 'brought-in';
  }
  const same = await selectSamePerson(within, institutionId, { accountId, among: [askedBy, ...broughtBy] });
  if (same.length > 0) return 'same-person';
  if (await haveOpened(within, institutionId, accountId, askedBy)) return 'opened-account';
  // Colleagues may share a computer of the office; whoever comes from outside is met there by nobody who lets them in.
  const comes = kind === 'join-staff' || kind === 'join-guardian';
  const sharing = comes ? await selectSharing(within, institutionId, askedBy) : [];
  return sharing.includes(accountId) ? 'same-device' : undefined;
}

/** Whether one of two people has ever opened an account of the other: they may be one (Q34). */
async function haveOpened(within: Within, institutionId: string, one: string, other: string): Promise<boolean> {
  const ones = await selectAccountsOf(within, institutionId, one);
  const others = await selectAccountsOf(within, institutionId, other);
  return (
    (await selectHasOpened(within, institutionId, { by: ones, accountIds: others })) ||
    (await selectHasOpened(within, institutionId, { by: others, accountIds: ones }))
  );
}

/** Whether it is about somebody themselves or their family. */
export async function isOwn(
  within: Within,
  institutionId: string,
  accountId: string,
  { touches }: Pick<DeedFacts, 'touches'>,
): Promise<boolean> {
  const own = await selectOwnPeople(within, institutionId, accountId);
  return own.length > 0 && (await touches(own));
}

/** Those by whose hands came what is decided about, and who let these in; who asks may be a guest themselves. */
export async function bringersOf(
  within: Within,
  institutionId: string,
  { askedBy, broughtBy = [] }: { askedBy: string; broughtBy?: readonly string[] | undefined },
): Promise<string[]> {
  return [...new Set([...broughtBy, ...(await selectHosts(within, institutionId, [askedBy, ...broughtBy]))])];
}

/** Whether somebody, by whatever account, is among those who let in whoever brought it. */
export async function isHost(
  within: Within,
  institutionId: string,
  accountId: string,
  { broughtBy = [] }: Pick<DeedFacts, 'broughtBy'>,
): Promise<boolean> {
  const among = await selectHosts(within, institutionId, broughtBy);
  return (await selectSamePerson(within, institutionId, { accountId, among })).length > 0;
}
