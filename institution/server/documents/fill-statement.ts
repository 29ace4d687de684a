import { type ApplicationKind, cancelReasonSchema } from '@mleg/institution-contract/application';
import type { ActingAs } from '../guardians/acting-for.ts';
import type { FormField, StatementForm } from '../pdf/statement-form.ts';
import { fullName, type Person } from '../people/person.ts';
import type { InstitutionSettings } from '../settings.ts';
import { type Language, type Texts, textsIn } from '../texts/texts-in.ts';
import { documentDate } from './document-date.ts';
import { documentInstitution } from './document-institution.ts';

/** Who states something; nothing of it is known where somebody without a session takes a blank form. */
export interface Applicant {
  name: string;
  as: ActingAs;
}

export interface FillStatement {
  kind: ApplicationKind;
  language: Language;
  person?: Person | undefined;
  applicant?: Applicant | undefined;
}

/**
 * The form with all that is known. The PESEL is left out, as it is not needed to find somebody by number and class
 * (data minimisation, Article 5(1)(c) GDPR).
 */
export function fillStatement(
  settings: InstitutionSettings,
  { kind, language, person, applicant }: FillStatement,
): StatementForm {
  const words = textsIn(language).statementForm[settings.kind];
  const hasGuardians = settings.kind === 'school';
  return {
    language,
    title: words.title[kind],
    institution: documentInstitution(settings),
    statement: words.statement[kind],
    parts: [
      ...(hasGuardians ? [applicantPart(words, applicant)] : []),
      holderPart(words, person, language, !hasGuardians),
      ...(kind === 'objection' ? [] : [cardPart(words, person, language)]),
      ...(kind === 'cancel' ? [reasonPart(words)] : []),
    ],
    notes: [words.after[kind], words.free],
    signature: words.signature,
    office: {
      heading: words.office.heading,
      choices: [words.office.accepted, words.office.refused].map((label) => ({ label, ticked: false })),
      signature: words.office.signature,
    },
    information: { heading: words.information.heading, text: words.information.text(settings.name) },
  };
}

type Part = StatementForm['parts'][number];
type StatementWords = Texts['statementForm']['school'];

function applicantPart({ applicant: words }: StatementWords, applicant: Applicant | undefined): Part {
  return {
    heading: words.heading,
    choices: [
      { label: words.self, ticked: applicant?.as === 'self' },
      { label: words.guardian, ticked: applicant?.as === 'guardian' },
    ],
    fields: [field(words.name, applicant?.name), field(words.contact)],
  };
}

function holderPart(
  { holder, applicant }: StatementWords,
  person: Person | undefined,
  language: Language,
  withContact: boolean,
): Part {
  return {
    heading: holder.heading,
    fields: [
      field(holder.name, person && fullName(person)),
      field(holder.group, person?.group),
      field(holder.birthdate, day(person?.birthdate, language)),
      field(holder.number, person?.albumNumber),
      ...(withContact ? [field(applicant.contact)] : []),
    ],
  };
}

function cardPart({ card }: StatementWords, person: Person | undefined, language: Language): Part {
  const known = person?.physicalCard;
  return {
    heading: card.heading,
    fields: [
      field(card.number, known?.number),
      field(card.issuedOn, day(known?.issuedOn, language)),
      field(card.validUntil, day(known?.extendedUntil ?? known?.validUntil, language)),
    ],
  };
}

function reasonPart({ reason }: StatementWords): Part {
  const choices = cancelReasonSchema.options.map((one) => ({ label: reason[one], ticked: false }));
  return { heading: reason.heading, choices, fields: [] };
}

const day = (date: string | undefined, language: Language) => date && documentDate(date, language);

const field = (label: string, value?: string): FormField => (value ? { label, value } : { label });
