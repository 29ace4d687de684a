import type { AgreementTerms } from '@mleg/institution-contract/agreement';
import { PERSON_FIELD_NAMES, type PersonField } from '@mleg/institution-contract/person-fields';
import type { Roles } from '@mleg/institution-contract/staff';
import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { selectTerms } from '../agreement/terms-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { selectPeople } from '../people/people-store.ts';
import { entryOf } from '../people/person.ts';
import { maskPesel } from '../people/pesel-vault.ts';
import { readPerson } from '../people/read-person.ts';
import { selectSubmission } from '../photo-review/submission-store.ts';
import { picturePath } from '../photo-review/view-submission.ts';
import { selectCredentials } from '../sign-in/account-store.ts';
import { selectRoles } from '../sign-in/staff-store.ts';
import type { DeedRecord } from '../two-people/deed-store.ts';
import { openContent } from '../two-people/deed-vault.ts';
import { maskAddress } from './mask-address.ts';

type DescribeDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'settings'>;
type Described = Pick<HeldDeedDetail, 'changes' | 'facts' | 'pictures' | 'hasPeople'>;

export const NOTHING_DIFFERENT: Described = { changes: [], facts: [], hasPeople: false };

/** What would be different afterwards: nobody approves a number. The rows of a file are read as its preview is. */
export async function describeDeed(deps: DescribeDeps, record: DeedRecord): Promise<Described> {
  const different = { ...NOTHING_DIFFERENT, ...(await differenceOf(deps, record)) };
  const changed = new Set(different.changes.map(({ field }) => field));
  const facts = record.person_id ? await factsOf(deps, record.person_id) : [];
  return { ...different, facts: facts.filter(({ field }) => !changed.has(field)) };
}

async function differenceOf(deps: DescribeDeps, record: DeedRecord): Promise<Partial<Described>> {
  const { deed_id: deedId, kind, about, content_sealed: sealed } = record;
  switch (kind) {
    case 'add-person':
      return { changes: differences({}, shown(openContent(deps, { deedId, kind, sealed }).fields)) };
    case 'change-person': {
      const { fields } = openContent(deps, { deedId, kind, sealed });
      return { changes: await fieldChanges(deps, about, fields) };
    }
    case 'accept-photo':
      return picturesOf(deps, about);
    case 'reject-photo': {
      const { reason: rejection, note } = openContent(deps, { deedId, kind, sealed });
      return { ...(await picturesOf(deps, about)), changes: differences({}, { rejection, ...(note ? { note } : {}) }) };
    }
    case 'mass-action':
    case 'group-order':
    case 'print-slips':
      return { hasPeople: true };
    case 'change-address': {
      const { email } = openContent(deps, { deedId, kind, sealed });
      const known = await selectCredentials(deps.database, deps.settings.institutionId, about);
      // Both stand there also where they are the same: what is left out would say that a guess was right (Q84).
      const before = known?.email ? { before: maskAddress(known.email) } : {};
      return { changes: [{ field: 'email', ...before, ...(email ? { after: email } : {}) }] };
    }
    case 'change-agreement': {
      const { newKey, text, ...terms } = openContent(deps, { deedId, kind, sealed });
      const known = await selectTerms(deps.database, deps.settings.institutionId);
      const further = { ...(newKey ? { newKey: 'yes' } : {}), ...(text ? { text } : {}) };
      return { changes: differences(termWords(known.terms), { ...termWords(terms), ...further }) };
    }
    case 'refuse-application':
      return { changes: differences({}, openContent(deps, { deedId, kind, sealed })) };
    case 'set-roles':
    case 'join-staff': {
      const { roles } = openContent(deps, { deedId, kind, sealed });
      const known = await selectRoles(deps.database, deps.settings.institutionId, about);
      return { changes: differences(known ? roleWords(known) : {}, roleWords(roles)) };
    }
    default:
      return {};
  }
}

type Values = Readonly<Record<string, string>>;

/** Only what is not the same. */
function differences(before: Values, after: Values): Described['changes'] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field) => {
    const [was, is] = [before[field] ?? '', after[field] ?? ''];
    return was === is ? [] : [{ field, ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) }];
  });
}

type Fields = Readonly<Partial<Record<PersonField, string>>>;

/** Of a PESEL the last digits: enough to compare it with a document. */
const shown = (fields: Fields): Values =>
  Object.fromEntries(
    PERSON_FIELD_NAMES.flatMap((field) => {
      const value = fields[field];
      return value === undefined ? [] : [[field, field === 'pesel' && value ? maskPesel(value) : value]];
    }),
  );

/** What the request leaves as it is stands among the facts. */
async function fieldChanges(deps: DescribeDeps, personId: string, fields: Fields): Promise<Described['changes']> {
  const person = await readPerson(deps, personId);
  if (!person) return [];
  const { pesel: masked = '', ...before } = shown(entryOf(person) as Fields);
  // An empty PESEL leaves what is known; one that is typed stands there also where no digit that is shown differs (Q40).
  const { pesel: typed, ...after } = shown(fields);
  const rest = Object.fromEntries(Object.keys(after).map((field) => [field, before[field] ?? '']));
  const pesel = typed ? [{ field: 'pesel', ...(masked ? { before: masked } : {}), after: typed }] : [];
  return [...differences(rest, after), ...pesel];
}

async function picturesOf(
  { database, settings }: DescribeDeps,
  submissionId: string,
): Promise<Pick<Described, 'pictures'>> {
  const submission = await selectSubmission(database, settings.institutionId, submissionId);
  if (!submission) return {};
  const [person] = await selectPeople(database, settings.institutionId, [submission.person_id]);
  const before = person?.hasPhoto ? { before: `/photos/${person.personId}` } : {};
  return { pictures: { ...before, after: picturePath(submission) } };
}

/** Who it is, for whoever has the document in hand. */
async function factsOf(deps: DescribeDeps, personId: string): Promise<Described['facts']> {
  const person = await readPerson(deps, personId);
  if (!person) return [];
  const { pesel = '', ...entry } = entryOf(person);
  const values = { ...entry, pesel: pesel && maskPesel(pesel) };
  return PERSON_FIELD_NAMES.flatMap((field) => {
    const value = values[field];
    return value ? [{ field, value }] : [];
  });
}

const termWords = (terms: AgreementTerms | undefined): Values =>
  Object.fromEntries(Object.entries(terms ?? {}).map(([name, value]) => [name, String(value)]));

const roleWords = ({
  office,
  head,
  teaches,
}: Pick<Roles, 'office' | 'head'> & { teaches: readonly string[] }): Values => ({
  ...(office ? { office: 'yes' } : {}),
  ...(head ? { head: 'yes' } : {}),
  ...(teaches.length > 0 ? { teaches: teaches.join(', ') } : {}),
});
