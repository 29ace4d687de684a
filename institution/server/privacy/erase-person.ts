import { isOpen } from '@mleg/institution-contract/order-life';
import type { Kept } from '@mleg/institution-contract/privacy';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { later } from '@mleg/platform/clock/durations';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { Transaction } from 'kysely';
import { decidedOf } from '../card-orders/order.ts';
import { selectNewestOrder } from '../card-orders/order-store.ts';
import { storeRevocation } from '../card-orders/store-revocation.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { JUST_LEFT_FOR } from '../durations.ts';
import { type JournalEntry, tombstoneOf, writeJournal } from '../erasures/erasure-journal.ts';
import { insertErasure } from '../erasures/erasure-store.ts';
import { actingFor } from '../guardians/acting-for.ts';
import type { CallRecord } from '../issuer-outbox/calls-store.ts';
import { sendAtOnce } from '../issuer-sending/send-at-once.ts';
import type { SendDeps } from '../issuer-sending/send-calls.ts';
import { tell } from '../messages/tell.ts';
import { selectHasJustLeft } from '../people/left-store.ts';
import { lockPerson, selectPerson } from '../people/people-store.ts';
import { isEnrolled, type Person } from '../people/person.ts';
import type { Permission } from '../permission/permission.ts';
import type { Account } from '../sign-in/account.ts';
import type { Session } from '../sign-in/session.ts';
import { selectAccountsOf } from '../two-people/own-people-store.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import { endWishes } from '../wishes/end-wishes.ts';
import { insertAlert, selectRequest } from './alerts-store.ts';
import { deleteCardData, deletePerson } from './person-data-store.ts';

type EraseDeps = SendDeps & Pick<InstitutionDeps, 'jobs' | 'journal' | 'keys' | 'random'>;
type Erased = { kept: Kept[] } | { refused: 'not-found' | 'own-data' } | NotYet;

/**
 * Erases somebody on request. Of whoever is enrolled the law keeps the register's entry, so all about the mobile card
 * goes; of whoever has left everything does. A card is revoked first. The journal is written before the database: what
 * was begun when a process died is finished at the next start, and a restored backup loses the person again (G80).
 */
export async function erasePerson(
  deps: EraseDeps,
  { by, personId }: { by: Session; personId: string },
): Promise<Erased> {
  const person = await selectPerson(deps.database, deps.settings.institutionId, personId);
  if (!person) return { refused: 'not-found' };
  if (await actingFor(deps, by.account, personId)) return { refused: 'own-data' };
  return eraseConfirmed(deps, { by: by.account, personId });
}

/** What follows when whoever erases has proved who they are, and where a second person approves it. */
export async function eraseConfirmed(
  deps: EraseDeps,
  { by, personId, word }: { by: Account; personId: string; word?: Word },
): Promise<Erased> {
  const { institutionId } = deps.settings;
  const person = await selectPerson(deps.database, institutionId, personId);
  if (!person) return { refused: 'not-found' };
  const { weighed, isAsked } = await deps.database.transaction().execute(async (transaction) => {
    const order = await selectNewestOrder(transaction, institutionId, personId);
    const now = await selectPerson(transaction, institutionId, personId);
    const before = { status: now?.status, ...decidedOf(order) };
    const count = order && isOpen(order.state) ? 1 : 0;
    const touches = (people: readonly string[]) => people.includes(personId);
    const deed = { kind: 'erase-person', about: personId, content: {} } as const;
    const amounts = [
      { of: 'cards', count },
      { of: 'erasures', count: 1 },
    ] as const;
    // Their own wish, or a guardian's, is in the system; where it is not, the office alone would say that there is one.
    const request = await selectRequest(transaction, institutionId, personId);
    const unasked = !request && (await isHereAsYet(deps, transaction, by, person)) ? 1 : 0;
    const broughtBy = request ? [request.account_id] : [];
    const facts = { touches, amounts, unasked, broughtBy };
    return {
      weighed: await weigh(deps, transaction, { deed, by, personId, word, facts, before }),
      isAsked: request !== undefined,
    };
  });
  if (!('permission' in weighed)) return weighed;
  const entry: JournalEntry = {
    institutionId,
    tombstone: tombstoneOf(deps, personId),
    extent: isEnrolled(person) ? 'card' : 'person',
    at: deps.clock.now(),
  };
  await writeJournal(deps, entry);
  const call = await deps.database.transaction().execute(async (transaction) => {
    const revocation = await applyErasure(
      deps,
      transaction,
      { entry, personId, actor: by.accountId },
      weighed.permission,
    );
    if (!isAsked) await tellHead(deps, transaction, { by, entry, personId });
    return revocation;
  });
  if (call) await sendAtOnce(deps, call);
  return { kept: [...(isEnrolled(person) ? (['register-entry'] as const) : []), 'audit', 'issuer-status'] };
}

/** Who is enrolled; and who has just left, or whoever erases has put out, so that putting out first is no way round (Q56). */
async function isHereAsYet(
  { clock, settings: { institutionId } }: Pick<EraseDeps, 'clock' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  by: Account,
  person: Pick<Person, 'personId' | 'status'>,
): Promise<boolean> {
  if (isEnrolled(person)) return true;
  return selectHasJustLeft(transaction, institutionId, {
    personId: person.personId,
    since: later(clock.now(), -JUST_LEFT_FOR),
    putOutBy: await selectAccountsOf(transaction, institutionId, by.accountId),
  });
}

/** Of an erasure that nobody asked for; of whoever is here no more it says no name. */
async function tellHead(
  { random }: Pick<EraseDeps, 'random'>,
  transaction: Transaction<InstitutionDatabase>,
  { by, entry: { institutionId, at, extent }, personId }: { by: Account; entry: JournalEntry; personId: string },
): Promise<void> {
  const alertId = makeUuid(random);
  const alert = {
    institutionId,
    alertId,
    kind: 'erasure-unasked',
    about: alertId,
    accountId: by.accountId,
    at,
  } as const;
  await insertAlert(transaction, { ...alert, ...(extent === 'card' ? { personId } : {}) });
}

/**
 * In one transaction with the row that says that this database has seen the erasure; a second time changes nothing.
 * @returns what must be said to the issuer, if there was a card or a code
 */
export async function applyErasure(
  deps: Pick<EraseDeps, 'clock' | 'jobs' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  { entry, personId, actor }: { entry: JournalEntry; personId: string; actor: string },
  leave: Permission<'change-cards'>,
): Promise<CallRecord | undefined> {
  const { institutionId } = deps.settings;
  await lockPerson(transaction, institutionId, personId);
  const call = await storeRevocation(deps, transaction, { actor, personId, reason: 'resignation' }, leave);
  await deleteCardData(transaction, institutionId, personId);
  // Where everything goes, accounts and messages go too.
  if (entry.extent === 'person') await deletePerson(transaction, institutionId, personId);
  else await tell(deps, transaction, { personId, kind: 'data-erased', about: personId });
  // An account that goes may have been somebody else's guardian.
  await endWishes(deps, transaction, actor);
  await insertErasure(transaction, institutionId, entry);
  const event = { institutionId, at: deps.clock.now(), event: 'privacy.erased' as const, actor, subject: personId };
  await recordAudit(transaction, { ...event, detail: { extent: entry.extent } });
  return call;
}
