import type { ApplicationChannel, ApplicationKind, ApplicationState } from '@mleg/institution-contract/application';
import type { CardOrderState } from '@mleg/institution-contract/card-order';
import type { DocumentLanguage } from '@mleg/institution-contract/instruction';
import type { DataView } from '@mleg/institution-contract/privacy';
import type { Person } from '../people/person.ts';

export interface ExportWords {
  title: string;
  fileName: string;
  lead: string;
  nothing: string;
  person: string;
  field: Record<'name' | 'birthdate' | 'pesel' | 'number' | 'group' | 'status' | 'card' | 'login' | 'email', string>;
  until: string;
  status: Record<Person['status'], string>;
  guardians: string;
  applications: string;
  kind: Record<ApplicationKind, string>;
  channel: Record<ApplicationChannel, string>;
  state: Record<ApplicationState, string>;
  cards: string;
  order: Record<CardOrderState, string>;
  views: string;
  view: Record<DataView['what'], string>;
}

const pl: ExportWords = {
  title: 'Dane osobowe',
  fileName: 'dane-osobowe.pdf',
  lead: 'Wszystko, co jest zapisane w związku z mLegitymacją. Zdjęcia, wiadomości i pełna historia są w pliku JSON.',
  nothing: 'Nie ma żadnych zapisów.',
  person: 'Osoba i konto',
  field: {
    name: 'Imię i nazwisko',
    birthdate: 'Data urodzenia',
    pesel: 'PESEL',
    number: 'Numer albumu lub w księdze',
    group: 'Klasa albo kierunek i rok',
    status: 'Status',
    card: 'Legitymacja plastikowa lub papierowa',
    login: 'Login',
    email: 'E-mail',
  },
  until: 'ważna do',
  status: {
    active: 'uczy się lub studiuje',
    'on-leave': 'urlop',
    removed: 'skreślenie z listy',
    graduated: 'ukończenie',
  },
  guardians: 'Opiekunowie',
  applications: 'Wnioski i sprzeciwy',
  kind: { issue: 'wniosek o wydanie', cancel: 'wniosek o anulowanie', objection: 'sprzeciw' },
  channel: { online: 'w portalu', paper: 'na papierze' },
  state: { waiting: 'czeka', accepted: 'przyjęty', refused: 'odrzucony', withdrawn: 'wycofany' },
  cards: 'Zlecenia i mLegitymacje',
  order: {
    ordered: 'zlecona',
    preparing: 'w przygotowaniu',
    ready: 'kody gotowe',
    redeemed: 'trwa aktywacja',
    activated: 'aktywna w telefonie',
    locked: 'zablokowana po błędnych kodach',
    expired: 'kody wygasły',
    cancelled: 'anulowana',
    replaced: 'zastąpiona nowszą',
    failed: 'nie powstała',
    revoked: 'unieważniona',
  },
  views: 'Kto z pracowników oglądał dane',
  view: { file: 'otwarto dane', pesel: 'pokazano cały PESEL', export: 'pobrano wszystkie dane' },
};

const en: ExportWords = {
  title: 'Personal data',
  fileName: 'personal-data.pdf',
  lead: 'Everything recorded in connection with mLegitymacja. Photos, messages and the whole history are in the JSON file.',
  nothing: 'Nothing is recorded.',
  person: 'Person and account',
  field: {
    name: 'Name',
    birthdate: 'Date of birth',
    pesel: 'PESEL',
    number: 'Album or register number',
    group: 'Class, or field and year',
    status: 'Status',
    card: 'Plastic or paper card',
    login: 'Login',
    email: 'E-mail',
  },
  until: 'valid until',
  status: { active: 'enrolled', 'on-leave': 'on leave', removed: 'removed from the list', graduated: 'graduated' },
  guardians: 'Guardians',
  applications: 'Applications and objections',
  kind: { issue: 'application to issue', cancel: 'application to cancel', objection: 'objection' },
  channel: { online: 'in the portal', paper: 'on paper' },
  state: { waiting: 'waiting', accepted: 'accepted', refused: 'refused', withdrawn: 'withdrawn' },
  cards: 'Orders and mobile cards',
  order: {
    ordered: 'ordered',
    preparing: 'being prepared',
    ready: 'codes ready',
    redeemed: 'being activated',
    activated: 'active on a phone',
    locked: 'locked after wrong codes',
    expired: 'codes expired',
    cancelled: 'cancelled',
    replaced: 'replaced by a newer one',
    failed: 'not made',
    revoked: 'revoked',
  },
  views: 'Who of the staff looked at the data',
  view: { file: 'opened the data', pesel: 'saw the whole PESEL', export: 'downloaded all data' },
};

export const exportWords: Readonly<Record<DocumentLanguage, ExportWords>> = { pl, en };
