import { isOpen } from '@mleg/institution-contract/order-life';
import { fieldsWith, PERSON_FIELD_NAMES } from '@mleg/institution-contract/person-fields';
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
import { lookAtPesels } from '../looks/look-at-pesels.ts';
import { tell } from '../messages/tell.ts';
import { selectBornOn } from '../people/born-on-store.ts';
import { insertBrought } from '../people/brought-store.ts';
import { selectCardHolders } from '../people/card-number-store.ts';
import { findLookAlike } from '../people/look-alikes.ts';
import { lockPerson } from '../people/people-store.ts';
import { entryOf, isEnrolled, losesRight, type Person } from '../people/person.ts';
import { peselLookup } from '../people/pesel-vault.ts';
import { readPerson } from '../people/read-person.ts';
import { selectPersonOfPesel } from '../people/search-store.ts';
import { storePeople } from '../people/store-people.ts';
import { isStoredName } from '../people/stored-name.ts';
import { ENTRY_FIELDS } from '../register/entry-fields.ts';
import type { RegisterEntry } from '../register/register-entry.ts';
import { factsOfEntry } from '../register/register-facts.ts';
import { lockRegister } from '../roster/import-store.ts';
import { cardKindOf, readEntry } from '../roster/read-entry.ts';
import type { Account } from '../sign-in/account.ts';
import type { DeedFacts } from '../two-people/second-person-rules.ts';
import { type NotYet, type Weighed, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
import { selectHolders } from './holder-store.ts';
import { fieldsOf, versionOfPerson } from './read-fields.ts';

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
  return unlessTaken(deps, entry.by, (transaction) => write(deps, transaction, entry, id));
}

/** Of what a form says all is written, of what a second person approves only what was to be another (Q61). */
type Change = { by: Account; personId: string } & (
  | { fields: PersonFields; version: string }
  | { fields: Partial<PersonFields>; word: Word }
);

/**
 * What somebody has corrected. Who the person is waits for a second person, and stays as it was until then (D56). A form
 * that was opened before somebody else has changed the person is refused, and nothing of it is kept (Q71).
 */
export function changeByHand(
  deps: WriteDeps,
  { personId, fields, ...change }: Change,
): Promise<Written | { refused: 'not-found' | 'own-data' | 'changed-meanwhile' }> {
  return unlessTaken(deps, change.by, async (transaction) => {
    const within = { ...deps, database: transaction };
    await lockPerson(transaction, deps.settings.institutionId, personId);
    const known = await readPerson(within, personId);
    if (!known) return { refused: 'not-found' };
    if (await actingFor(within, change.by, personId)) return { refused: 'own-data' };
    if ('version' in change && change.version !== versionOfPerson(deps, known)) return { refused: 'changed-meanwhile' };
    // What is not said stays as others have it by now (Q61).
    const filled = { ...fieldsOf(known), ...fields };
    const entry = { by: change.by, fields: filled, ...('word' in change ? { word: change.word } : {}) };
    return write(deps, transaction, entry, personId, known);
  });
}

/** Thrown, so that nothing of what was done on a second person's word remains. */
class PeselTaken extends Error {
  readonly personId: string;
  constructor(personId: string) {
    super('The PESEL is somebody else’s.');
    this.personId = personId;
  }
}

/** Whose number it is, somebody who wrote it learns only by a second person's word, and has looked at it then (Q40). */
async function unlessTaken<Result>(
  deps: WriteDeps,
  by: Account,
  act: (transaction: Within) => Promise<Result>,
): Promise<Result | Extract<Written, { refused: 'invalid' }>> {
  try {
    return await deps.database.transaction().execute(async (transaction) => {
      await lockRegister(transaction, deps.settings.institutionId);
      return act(transaction);
    });
  } catch (error) {
    if (!(error instanceof PeselTaken)) throw error;
    await deps.database
      .transaction()
      .execute((transaction) =>
        lookAtPesels(deps, transaction, { by, personIds: [error.personId], found: 'found-by-form' }),
      );
    return { refused: 'invalid', problems: [{ field: 'pesel', reason: 'pesel-of-other-person' }] };
  }
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
  const read = readEntry(cells, COLUMNS, cardKindOf(deps));
  const { entry } = read;
  const problems = [...newProblems(read, known), ...(await furtherProblems(deps, transaction, entry, known))];
  if (problems.length > 0) return { refused: 'invalid', problems };
  const person = personOf(deps, entry, personId, known);
  // A PESEL that is typed makes somebody else of them, also where it is the known one: no answer tells which (Q40).
  const isSomebodyElse =
    known !== undefined && (fields.pesel !== '' || IDENTITY.some((field) => person[field] !== known[field]));
  const prolongs = known !== undefined && isLonger(person.physicalCard?.validUntil, known.physicalCard?.validUntil);
  const facts: DeedFacts = {
    touches: (people) => people.includes(personId),
    // Who comes back after having left is let in as somebody new is.
    newPeople: known && (isEnrolled(known) || !isEnrolled(person)) ? 0 : 1,
    identities: isSomebodyElse ? 1 : 0,
    prolonged: prolongs ? 1 : 0,
    amounts: [
      { of: 'cards', count: await cardsLost(deps, transaction, person, known) },
      { of: 'leavers', count: known && losesRight(person, known) ? 1 : 0 },
      { of: 'changes', count: known && (changesEntry(person, known) || comesBack(person, known)) ? 1 : 0 },
    ],
  };
  const weighed = await weighWrite(deps, transaction, { by, fields, facts, word }, { personId, person, known });
  if (!('permission' in weighed)) return weighed;
  const lookup = fields.pesel && person.pesel ? peselLookup(deps, person.pesel) : undefined;
  const holder = lookup && (await selectPersonOfPesel(transaction, institutionId, lookup));
  if (holder && holder !== personId) throw new PeselTaken(holder);
  await storePeople({ ...deps, database: transaction }, [person], weighed.permission);
  if (known) await updateCards(deps, transaction, [personId]);
  else
    await insertBrought(transaction, { institution_id: institutionId, person_id: personId, brought_by: by.accountId });
  if (prolongs) await tellProlonged(deps, transaction, personId);
  await recordAudit(transaction, {
    institutionId,
    at: deps.clock.now(),
    event: known ? 'person.changed' : 'person.added',
    actor: by.accountId,
    subject: personId,
    detail: { identity: !known || isSomebodyElse, ...(word ? { approvedBy: word.by.accountId } : {}) },
  });
  await notifyCardChanged(transaction, institutionId, personId);
  return { personId };
}

/** Of somebody who is here only what would be another is kept, and with what it takes the place of. */
function weighWrite(
  deps: WriteDeps,
  transaction: Within,
  { by, fields, facts, word }: Omit<Write, 'word'> & { facts: DeedFacts; word: Word | undefined },
  {
    personId: about,
    person,
    known,
  }: { personId: string; person: Parameters<typeof entryOf>[0]; known: Person | undefined },
): Promise<Weighed<'add-person' | 'change-person'>> {
  if (!known) {
    const deed = { kind: 'add-person', about, content: { fields } } as const;
    return weigh(deps, transaction, { deed, by, facts, before: {}, word });
  }
  const [after, before] = [entryOf(person), entryOf(known)];
  const changed = PERSON_FIELD_NAMES.filter(
    (field) => (after[field] ?? '') !== (before[field] ?? '') || (field === 'pesel' && fields.pesel !== ''),
  );
  const content = { fields: Object.fromEntries(changed.map((field) => [field, after[field] ?? ''])) };
  const stood = Object.fromEntries(changed.map((field) => [field, before[field] ?? '']));
  const deed = { kind: 'change-person', about, content } as const;
  return weigh(deps, transaction, { deed, by, facts, before: stood, personId: about, word });
}

function tellProlonged(deps: WriteDeps, transaction: Within, personId: string): Promise<void> {
  const about = `${personId} ${deps.clock.now().toISOString()}`;
  return tell(deps, transaction, { personId, kind: 'card-prolonged', about });
}

/** From leave; who had left comes in anew. */
const comesBack = (person: Pick<Person, 'status'>, known: Person): boolean =>
  isEnrolled(known) && losesRight(known, person);

/**
 * Whoever is put out, or on leave, loses the right to the card or code that they hold, and whose plastic card is valid for
 * a shorter time has one that ends then.
 */
async function cardsLost(
  { clock, settings }: WriteDeps,
  transaction: Within,
  person: Pick<Person, 'status' | 'physicalCard'>,
  known: Person | undefined,
): Promise<number> {
  if (!known) return 0;
  const shortens = isLonger(known.physicalCard?.validUntil, person.physicalCard?.validUntil);
  if (!shortens && !losesRight(person, known)) return 0;
  const order = await selectNewestOrder(transaction, settings.institutionId, known.personId);
  return order && isOpen(stateAt(order, clock.now())) ? 1 : 0;
}

/** Not who somebody is, but what their card says and who looks after them. */
function changesEntry(person: Parameters<typeof entryOf>[0], known: Person): boolean {
  const [after, before] = [entryOf(person), entryOf(known)];
  return ENTRY_FIELDS.some((field) => (after[field] ?? '') !== (before[field] ?? ''));
}

/** Of ISO dates; a card that was not valid is valid longer by any date, so that taking it away first is no way round. */
const isLonger = (after: string | undefined, before: string | undefined): boolean =>
  after !== undefined && (before === undefined || after > before);

const IDENTITY = fieldsWith('identity', true);

function newProblems({ entry, problems }: ReturnType<typeof readEntry>, known: Person | undefined) {
  const stored = known && { family_name: known.familyName, given_name: known.givenName };
  return problems.filter((problem) => !isStoredName(problem, entry, stored));
}

/** By what the office sees anyway; the whole number is compared when two people have said yes. */
async function furtherProblems(
  deps: WriteDeps,
  transaction: Within,
  entry: RegisterEntry,
  known: Person | undefined,
): Promise<FieldProblem[]> {
  const { institutionId, policies } = deps.settings;
  const { albumNumber, birthdate, cardNumber, pesel } = entry;
  const isOther = ({ person_id: personId }: { person_id: string }) => personId !== known?.personId;
  const holders = await selectHolders(transaction, institutionId, albumNumber);
  const isOtherCard = cardNumber && cardNumber !== known?.physicalCard?.number;
  const cardHolders = isOtherCard ? await selectCardHolders(transaction, institutionId, [cardNumber]) : [];
  const bornThen = birthdate ? await selectBornOn(transaction, institutionId, [birthdate]) : [];
  return [
    ...(policies.peselRequired && !pesel ? [{ field: 'pesel', reason: 'missing' } as const] : []),
    ...(holders.some(isOther) ? [{ field: 'albumNumber', reason: 'of-other-person' } as const] : []),
    ...(cardHolders.length > 0 ? [{ field: 'cardNumber', reason: 'of-other-person' } as const] : []),
    ...(findLookAlike(deps, entry, bornThen.filter(isOther))
      ? [{ field: 'albumNumber', reason: 'number-changed' } as const]
      : []),
  ];
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
