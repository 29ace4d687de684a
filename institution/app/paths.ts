import { INSTRUCTION_PATH } from '@mleg/institution-contract/instruction';

/** Addresses as people see them: Student → Dokumenty → mLegitymacja. */
export const paths = {
  home: '/',
  signIn: '/logowanie',
  myCard: '/student/dokumenty/mlegitymacja',
  children: '/dzieci',
  /** Uczeń → Dane ucznia; a person's id follows. */
  pupil: '/uczen',
  messages: '/wiadomosci',
  /** Open to everybody. */
  instruction: INSTRUCTION_PATH,
  /** Of the office, whether it is a dean's or a school's. */
  today: '/biuro/dzis',
  /** The id of what waits follows. */
  held: '/biuro/druga-osoba',
  office: '/biuro',
  roster: '/biuro/lista',
  groups: '/biuro/grupy',
  group: '/biuro/grupa',
  slips: '/biuro/odcinki',
  massActions: '/biuro/wiele',
  photos: '/biuro/zdjecia',
  applications: '/biuro/wnioski',
  agreement: '/biuro/umowa',
  personForm: '/biuro/osoba',
  staff: '/biuro/pracownicy',
  invitation: '/zaproszenie',
  /** For a forgotten password; a link's secret stands behind the `#`. */
  newPassword: '/nowe-haslo',
  account: '/konto',
} as const;
