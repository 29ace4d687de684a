import type { PersonExport } from '@mleg/institution-contract/privacy';
import { localeOf } from '../documents/document-date.ts';
import { documentInstitution } from '../documents/document-institution.ts';
import type { DataSection, PersonalDataDocument } from '../pdf/personal-data-document.ts';
import type { Person } from '../people/person.ts';
import type { InstitutionSettings } from '../settings.ts';
import { type Language, type Texts, textsIn } from '../texts/texts-in.ts';

type Words = Texts['personalData'];
type Row = Record<string, unknown>;
type Said = (value: unknown) => string;

/** The export in words, for people; what only machines need stays in the JSON. */
export function exportDocument(
  settings: InstitutionSettings,
  language: Language,
  exported: PersonExport,
): PersonalDataDocument {
  const words = textsIn(language).personalData;
  const moments = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Warsaw',
  });
  const moment: Said = (value) => moments.format(new Date(value as string | Date));
  return {
    language,
    title: words.title,
    institution: documentInstitution(settings),
    lead: `${words.lead} ${moment(exported.exportedAt)}.`,
    nothing: words.nothing,
    sections: [
      personSection(words, exported),
      { heading: words.guardians, rows: exported.guardians.map((one) => guardianRow(one, moment)) },
      { heading: words.applications, rows: exported.applications.map((one) => applicationRow(words, one, moment)) },
      { heading: words.cards, rows: exported.cardOrders.map((one) => orderRow(words, one, moment)) },
      {
        heading: words.views,
        rows: exported.views.map(({ by, what, times, lastAt }) => ({
          label: moment(lastAt),
          value: [by, words.view[what], times > 1 ? `${times}×` : ''].filter(Boolean).join(', '),
        })),
      },
    ],
  };
}

function personSection({ person: heading, field, status, until }: Words, exported: PersonExport): DataSection {
  const person = exported.person as Omit<Person, 'personId' | 'cardId' | 'hasPhoto'>;
  const card = person.physicalCard;
  const rows = [
    { label: field.name, value: `${person.givenName} ${person.familyName}` },
    { label: field.birthdate, value: person.birthdate },
    { label: field.pesel, value: person.pesel },
    { label: field.number, value: person.albumNumber },
    { label: field.group, value: person.studies },
    { label: field.status, value: status[person.status] },
    { label: field.card, value: card && `${card.number}, ${until} ${card.validUntil}` },
    ...(exported.accounts as { login: string; email: string | null }[]).flatMap(({ login, email }) => [
      { label: field.login, value: login },
      { label: field.email, value: email },
    ]),
  ];
  return { heading, rows: rows.flatMap(({ label, value }) => (value ? [{ label, value }] : [])) };
}

function guardianRow({ displayName, since, endedAt }: Row, moment: Said) {
  return { label: [since, endedAt].filter(Boolean).map(moment).join(' – '), value: String(displayName) };
}

function applicationRow({ kind, channel, state }: Words, row: Row, moment: Said) {
  const said = [
    kind[row['kind'] as keyof typeof kind],
    channel[row['channel'] as keyof typeof channel],
    state[row['state'] as keyof typeof state],
    row['note'],
  ];
  return { label: moment(row['applied_at']), value: said.filter(Boolean).join(', ') };
}

function orderRow({ order }: Words, row: Row, moment: Said) {
  const activated = row['activated_at'] ? moment(row['activated_at']) : '';
  const said = [order[row['state'] as keyof typeof order], activated].filter(Boolean).join(', ');
  return { label: moment(row['ordered_at']), value: said };
}
