import { PERSON_FIELD_NAMES } from '@mleg/institution-contract/person-fields';
import type { PersonFields } from '@mleg/institution-contract/person-form';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { notifyCardChanged } from '../card-changes/card-change-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { entryOf } from '../people/person.ts';
import { readPerson } from '../people/read-person.ts';
import type { Account } from '../sign-in/account.ts';
import { deleteHandEntry, selectHandEntry } from './hand-entry-store.ts';

type ConfirmDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

/** The second person's word on data that somebody has entered by hand (D56). */
export async function confirmEntry(
  deps: ConfirmDeps,
  { by, personId }: { by: Account; personId: string },
): Promise<{ confirmed: true } | { refused: 'not-found' | 'own-entry' }> {
  const { institutionId } = deps.settings;
  return deps.database.transaction().execute(async (transaction) => {
    const entry = await selectHandEntry(transaction, institutionId, personId);
    if (!entry) return { refused: 'not-found' };
    const isOwn = entry.enteredBy === by.accountId || by.personId === personId;
    const event = { institutionId, at: deps.clock.now(), actor: by.accountId, subject: personId };
    if (isOwn) {
      await recordAudit(transaction, { ...event, event: 'person.own-entry-refused' });
      return { refused: 'own-entry' };
    }
    if (!(await deleteHandEntry(transaction, institutionId, { personId, ...entry }))) return { refused: 'not-found' };
    await recordAudit(transaction, { ...event, event: 'person.confirmed' });
    await notifyCardChanged(transaction, institutionId, personId);
    return { confirmed: true };
  });
}

/** What the form shows; of the PESEL only whether there is one. */
export async function readFields(
  deps: Pick<InstitutionDeps, 'database' | 'keys' | 'settings'>,
  personId: string,
): Promise<(PersonFields & { hasPesel: boolean }) | undefined> {
  const person = await readPerson(deps, personId);
  if (!person) return undefined;
  const entry = entryOf(person);
  const fields = PERSON_FIELD_NAMES.map((field) => [field, entry[field] ?? ''] as const);
  return {
    ...(Object.fromEntries(fields) as PersonFields),
    pesel: '',
    hasPesel: person.pesel !== undefined,
  };
}
