import {
  type FieldsWith,
  PERSON_FIELD_NAMES,
  PERSON_FIELDS,
  type PersonField,
} from '@mleg/institution-contract/person-fields';
import type { ExportedRow, PersonExport } from '@mleg/institution-contract/privacy';
import { localeOf } from '../documents/document-date.ts';
import { documentInstitution } from '../documents/document-institution.ts';
import type { DataSection, PersonalDataDocument } from '../pdf/personal-data-document.ts';
import type { InstitutionSettings } from '../settings.ts';
import { type Language, type Texts, textsIn } from '../texts/texts-in.ts';

type Words = Texts['personalData'];
type Said = (moment: string) => string;

/** The export in words, for people; what only machines need stays in the JSON. */
export function exportDocument(
  settings: InstitutionSettings,
  language: Language,
  exported: PersonExport,
): PersonalDataDocument {
  const { personalData: words, rejectedRows } = textsIn(language);
  const moments = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Warsaw',
  });
  const moment: Said = (value) => moments.format(new Date(value));
  return {
    language,
    title: words.title,
    institution: documentInstitution(settings),
    lead: `${words.lead} ${moment(exported.exportedAt)}.`,
    nothing: words.nothing,
    sections: [
      personSection(words, rejectedRows.field, exported),
      { heading: words.guardians, rows: exported.guardians.map((one) => guardianRow(one, moment)) },
      { heading: words.applications, rows: exported.applications.map((one) => applicationRow(words, one, moment)) },
      { heading: words.cards, rows: exported.cardOrders.map((one) => orderRow(words, one, moment)) },
      {
        heading: words.views,
        rows: exported.views.map(({ by, role, what, times, lastAt }) => ({
          label: moment(lastAt),
          value: [by, role && words.role[role], words.view[what], times > 1 ? `${times}×` : '']
            .filter(Boolean)
            .join(', '),
        })),
      },
    ],
  };
}

function personSection(
  { person: heading, field, status, until }: Words,
  names: Texts['rejectedRows']['field'],
  { person, accounts }: PersonExport,
): DataSection {
  const card = person.physicalCard;
  const rows = [
    { label: field.name, value: `${person.givenName} ${person.familyName}` },
    { label: field.birthdate, value: person.birthdate },
    { label: field.pesel, value: person.pesel },
    { label: field.number, value: person.albumNumber },
    { label: field.group, value: person.group },
    ...PERSON_FIELD_NAMES.filter(hasNoWords).map((name) => ({ label: names[name], value: person[name] })),
    { label: field.status, value: status[person.status] },
    { label: field.card, value: card && `${card.number}, ${until} ${card.validUntil}` },
    ...accounts.flatMap(({ login, email }) => [
      { label: field.login, value: login },
      { label: field.email, value: email },
    ]),
  ];
  return { heading, rows: rows.flatMap(({ label, value }) => (value ? [{ label, value }] : [])) };
}

const SAID_ABOVE = ['givenName', 'familyName', 'birthdate', 'pesel', 'albumNumber', 'group', 'status'] as const;
type FurtherField = Exclude<PersonField, (typeof SAID_ABOVE)[number] | FieldsWith<'card', true>>;

/** Facts without words of their own in this document are called as files call them. */
function hasNoWords(field: PersonField): field is FurtherField {
  return !(SAID_ABOVE as readonly PersonField[]).includes(field) && !('card' in PERSON_FIELDS[field]);
}

function guardianRow({ displayName, since, endedAt }: PersonExport['guardians'][number], moment: Said) {
  const moments = [since, ...(endedAt ? [endedAt] : [])];
  return { label: moments.map(moment).join(' – '), value: displayName };
}

function applicationRow({ kind, channel, state }: Words, row: ExportedRow<'applications'>, moment: Said) {
  const said = [
    kind[row.kind as keyof typeof kind],
    channel[row.channel as keyof typeof channel],
    state[row.state as keyof typeof state],
    row.note,
  ];
  return { label: moment(row.applied_at), value: said.filter(Boolean).join(', ') };
}

function orderRow({ order }: Words, row: ExportedRow<'card_orders'>, moment: Said) {
  const activated = row.activated_at ? moment(row.activated_at) : '';
  const said = [order[row.state as keyof typeof order], activated].filter(Boolean).join(', ');
  return { label: moment(row.ordered_at), value: said };
}
