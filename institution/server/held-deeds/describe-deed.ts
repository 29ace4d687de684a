import type { AgreementTerms } from '@mleg/institution-contract/agreement';
import { PERSON_FIELD_NAMES } from '@mleg/institution-contract/person-fields';
import type { PersonFields } from '@mleg/institution-contract/person-form';
import type { Roles } from '@mleg/institution-contract/staff';
import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { selectTerms } from '../agreement/terms-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { readFields } from '../hand-entries/read-fields.ts';
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
    case 'mass-action':
    case 'group-order':
    case 'print-slips':
      return { hasPeople: true };
    case 'change-address': {
      const { email } = openContent(deps, { deedId, kind, sealed });
      const known = await selectCredentials(deps.database, deps.settings.institutionId, about);
      return { changes: differences({ email: known?.email ?? '' }, { email }) };
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

/** Of a PESEL the last digits: enough to compare it with a document. */
const shown = (fields: PersonFields): Values => ({
  ...Object.fromEntries(PERSON_FIELD_NAMES.map((field) => [field, fields[field]])),
  pesel: fields.pesel && maskPesel(fields.pesel),
});

async function fieldChanges(deps: DescribeDeps, personId: string, fields: PersonFields): Promise<Described['changes']> {
  const known = await readFields(deps, personId);
  const person = await readPerson(deps, personId);
  if (!known || !person) return [];
  const { hasPesel: _has, ...before } = known;
  const { pesel: _pesel, ...rest } = shown(before);
  const masked = person.pesel ? maskPesel(person.pesel) : '';
  // An empty PESEL leaves what is known; one that is typed stands there also where no digit that is shown differs (Q40).
  const { pesel: typed, ...after } = shown(fields);
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
