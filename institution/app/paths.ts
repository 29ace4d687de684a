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
  today: '/dziekanat/dzis',
  /** The id of what waits follows. */
  held: '/dziekanat/druga-osoba',
  office: '/dziekanat',
  roster: '/dziekanat/lista',
  groups: '/dziekanat/grupy',
  group: '/dziekanat/grupa',
  slips: '/dziekanat/odcinki',
  massActions: '/dziekanat/wiele',
  photos: '/sekretariat/zdjecia',
  applications: '/sekretariat/wnioski',
  agreement: '/dziekanat/umowa',
  personForm: '/dziekanat/osoba',
  staff: '/dziekanat/pracownicy',
  invitation: '/zaproszenie',
  /** For a forgotten password; a link's secret stands behind the `#`. */
  newPassword: '/nowe-haslo',
  account: '/konto',
} as const;
