import { isOpen } from '@mleg/institution-contract/order-life';
import { fieldsWith } from '@mleg/institution-contract/person-fields';
import type { FieldProblem, PersonFields } from '@mleg/institution-contract/person-form';
import { type RosterColumns, rosterFieldSchema } from '@mleg/institution-contract/roster';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { Transaction } from 'kysely';
import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import { stateAt } from '../card-orders/order.ts';
import { selectNewestOrder } from '../card-orders/order-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { actingFor } from '../guardians/acting-for.ts';
import { updateCards } from '../issuer-outbox/update-cards.ts';
import { lookAtPesels, mayLook } from '../looks/look-at-pesels.ts';
import { noteView } from '../looks/note-view.ts';
import { insertBrought } from '../people/brought-store.ts';
import { lockPerson } from '../people/people-store.ts';
import { entryOf, isEnrolled, type Person } from '../people/person.ts';
import { peselLookup } from '../people/pesel-vault.ts';
import { readPerson } from '../people/read-person.ts';
import { storePeople } from '../people/store-people.ts';
import { ENTRY_FIELDS } from '../register/entry-fields.ts';
import type { RegisterEntry } from '../register/register-entry.ts';
import { factsOfEntry } from '../register/register-facts.ts';
import { cardKindOf, readEntry } from '../roster/read-entry.ts';
import type { Account } from '../sign-in/account.ts';
import type { DeedFacts } from '../two-people/second-person-rules.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import { selectHolders } from './holder-store.ts';

type WriteDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'jobs' | 'keys' | 'random' | 'settings'>;
type Within = Transaction<InstitutionDatabase>;

export type Written = { personId: string } | { refused: 'invalid'; problems: FieldProblem[] } | NotYet;

const COLUMNS: RosterColumns = Object.fromEntries(rosterFieldSchema.options.map((field, at) => [field, at]));

interface Write {
  by: Account;
  fields: PersonFields;
  /** The second person's. */
  word?: Word;
}

/** Somebody who is not in the source, or not yet: is not here until a second person has looked (D56). */
export function addByHand(deps: WriteDeps, { personId, ...entry }: Write & { personId?: string }): Promise<Written> {
  const id = personId ?? makeUuid(deps.random);
  return deps.database.transaction().execute((transaction) => write(deps, transaction, entry, id));
}

/** What somebody has corrected. Who the person is waits for a second person, and stays as it was until then (D56). */
export function changeByHand(
  deps: WriteDeps,
  { personId, ...change }: Write & { personId: string },
): Promise<Written | { refused: 'not-found' | 'own-data' }> {
  return deps.database.transaction().execute(async (transaction) => {
    const within = { ...deps, database: transaction };
    await lockPerson(transaction, deps.settings.institutionId, personId);
    const known = await readPerson(within, personId);
    if (!known) return { refused: 'not-found' };
    if (await actingFor(within, change.by, personId)) return { refused: 'own-data' };
    return write(deps, transaction, change, personId, known);
  });
}

async function write(
  deps: WriteDeps,
  transaction: Within,
  { by, fields, word }: Write,
  personId: string,
  known?: Person,
): Promise<Written> {
  const { institutionId } = deps.settings;
  // An empty PESEL leaves the known one, which the birth date must still agree with.
  const filled = { ...fields, pesel: fields.pesel || (known?.pesel ?? '') };
  const cells = rosterFieldSchema.options.map((field) => filled[field]);
  const { entry, problems } = readEntry(cells, COLUMNS, cardKindOf(deps));
  const all = [...problems, ...(await furtherProblems(deps, transaction, entry, { known, by, word }))];
  if (all.length > 0) return { refused: 'invalid', problems: all };
  const person = personOf(deps, entry, personId, known);
  const isSomebodyElse = known !== undefined && IDENTITY.some((field) => person[field] !== known[field]);
  const facts: DeedFacts = {
    touches: (people) => people.includes(personId),
    // Who comes back after having left is let in as somebody new is.
    newPeople: known && (isEnrolled(known) || !isEnrolled(person)) ? 0 : 1,
    identities: isSomebodyElse ? 1 : 0,
    amounts: [
      { of: 'cards', count: await cardsLost(deps, transaction, person, known) },
      { of: 'changes', count: known && changesEntry(person, known) ? 1 : 0 },
      // Typed, whether or not it is the known one: being held or not must not tell which (Q30).
      { of: 'pesels', count: known?.pesel && fields.pesel ? 1 : 0 },
    ],
  };
  const deed = { kind: known ? 'change-person' : 'add-person', about: personId, content: { fields } } as const;
  const weighed = await weigh(deps, transaction, { deed, by, facts, ...(known ? { personId } : {}), word });
  if (!('permission' in weighed)) return weighed;
  if (known?.pesel && fields.pesel === known.pesel && !word) {
    const look = { by, personIds: [personId], what: 'pesel', reason: 'found-by-form' } as const;
    await noteView({ ...deps, database: transaction }, look);
  }
  await storePeople({ ...deps, database: transaction }, [person], weighed.permission);
  if (known) await updateCards(deps, transaction, [personId]);
  else
    await insertBrought(transaction, { institution_id: institutionId, person_id: personId, brought_by: by.accountId });
  await recordAudit(transaction, {
    institutionId,
    at: deps.clock.now(),
    event: known ? 'person.changed' : 'person.added',
    actor: by.accountId,
    subject: personId,
    detail: { identity: !known || isSomebodyElse },
  });
  await notifyCardChanged(transaction, institutionId, personId);
  return { personId };
}

/** Whoever is taken from the list loses the right to the card or code that they hold. */
async function cardsLost(
  { clock, settings }: WriteDeps,
  transaction: Within,
  { status }: Pick<Person, 'status'>,
  known: Person | undefined,
): Promise<number> {
  if (!known || !isEnrolled(known) || isEnrolled({ status })) return 0;
  const order = await selectNewestOrder(transaction, settings.institutionId, known.personId);
  return order && isOpen(stateAt(order, clock.now())) ? 1 : 0;
}

/** Not who somebody is, but what their card says and who looks after them. */
function changesEntry(person: Parameters<typeof entryOf>[0], known: Person): boolean {
  const [after, before] = [entryOf(person), entryOf(known)];
  return ENTRY_FIELDS.some((field) => (after[field] ?? '') !== (before[field] ?? ''));
}

const IDENTITY = fieldsWith('identity', true);

async function furtherProblems(
  deps: WriteDeps,
  transaction: Within,
  { albumNumber, pesel }: RegisterEntry,
  { known, by, word }: Pick<Write, 'by'> & { known: Person | undefined; word: Word | undefined },
): Promise<FieldProblem[]> {
  const { institutionId, policies } = deps.settings;
  const lookup = pesel ? peselLookup(deps, pesel) : undefined;
  const holders = await selectHolders(transaction, institutionId, { albumNumber, lookup });
  const others = holders.filter(({ person_id: personId }) => personId !== known?.personId);
  const taken = others.flatMap(({ person_id: personId, pesel_lookup: other }) =>
    lookup && other?.equals(lookup) ? [personId] : [],
  );
  return [
    ...(policies.peselRequired && !pesel ? [{ field: 'pesel', reason: 'missing' } as const] : []),
    ...(others.some((other) => other.album_number === albumNumber)
      ? [{ field: 'albumNumber', reason: 'of-other-person' } as const]
      : []),
    ...(taken.length > 0 && (word || (await tellsOfPesel(deps, transaction, by, taken)))
      ? [{ field: 'pesel', reason: 'pesel-of-other-person' } as const]
      : []),
  ];
}

/** Whether whoever writes is told now that a PESEL is somebody else's; else the second person's word finds it out. */
async function tellsOfPesel(deps: WriteDeps, transaction: Within, by: Account, personIds: string[]): Promise<boolean> {
  if (!(await mayLook(deps, transaction, by, 1))) return false;
  await lookAtPesels(deps, transaction, { by, personIds, found: 'found-by-form' });
  return true;
}

/** A form says everything: what it leaves empty is no more, but for what it does not show. */
function personOf(
  { random }: Pick<WriteDeps, 'random'>,
  entry: RegisterEntry,
  personId: string,
  known: Person | undefined,
): Parameters<typeof storePeople>[1][number] {
  const { cardNumber: number, cardIssuedOn: issuedOn, cardValidUntil: validUntil } = entry;
  const extendedUntil = known?.physicalCard?.extendedUntil;
  return {
    ...factsOfEntry(entry),
    personId,
    cardId: known?.cardId ?? makeUuid(random),
    status: entry.status ?? 'active',
    ...(entry.pesel ? { pesel: entry.pesel } : {}),
    ...(number && issuedOn && validUntil
      ? { physicalCard: { number, issuedOn, validUntil, ...(extendedUntil ? { extendedUntil } : {}) } }
      : {}),
  };
}
