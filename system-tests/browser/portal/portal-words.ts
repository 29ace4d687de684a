import type { Language } from '../browser/visit.ts';

/** What the portal calls the things a person presses and reads, as the tests know it. */
const pl = {
  login: 'Login',
  password: 'Hasło',
  signIn: 'Zaloguj się',
  signOut: 'Wyloguj się',
  prepare: 'Przygotuj kod QR',
  ordered: 'Zlecono przygotowanie kodu QR.',
  close: 'Zamknij',
  waiting: 'Czekamy na kod z Ministerstwa',
  ready: 'Gotowa',
  active: 'Aktywna',
  show: 'Pokaż',
  qr: 'Kod QR do aktywacji mLegitymacji',
  enlarge: 'Powiększ kod',
  showManual: 'Pokaż kod do ręcznego wpisania',
  manualCode: 'Kod do ręcznego wpisania',
  showActivation: 'Pokaż kod aktywacyjny',
  activationCode: 'Kod aktywacyjny',
  openOnPhone: 'Otwórz w aplikacji na tym urządzeniu',
  prepareAnew: 'Wygeneruj nowy kod',
  prepareAgain: 'Przygotuj nowy kod QR',
  revokeAndPrepare: 'Unieważnij i wygeneruj nowy kod',
  search: 'Szukaj studenta',
  students: 'Studenci',
  cancelCode: 'Anuluj kod',
  revokeCard: 'Unieważnij mLegitymację',
  reason: 'Powód',
  revoke: 'Unieważnij',
};

export type PortalWords = typeof pl;

const en: PortalWords = {
  login: 'User name',
  password: 'Password',
  signIn: 'Sign in',
  signOut: 'Sign out',
  prepare: 'Prepare a QR code',
  ordered: 'The QR code has been ordered.',
  close: 'Close',
  waiting: 'Waiting for the code from the Ministry',
  ready: 'Ready',
  active: 'Active',
  show: 'Show',
  qr: 'QR code for activating mLegitymacja',
  enlarge: 'Enlarge the code',
  showManual: 'Show the code for typing',
  manualCode: 'Code for typing',
  showActivation: 'Show the activation code',
  activationCode: 'Activation code',
  openOnPhone: 'Open in the app on this device',
  prepareAnew: 'Generate a new code',
  prepareAgain: 'Prepare a new QR code',
  revokeAndPrepare: 'Revoke and generate a new code',
  search: 'Find a student',
  students: 'Students',
  cancelCode: 'Cancel the code',
  revokeCard: 'Revoke mLegitymacja',
  reason: 'Reason',
  revoke: 'Revoke',
};

const words: Record<Language, PortalWords> = { pl, en };

export const portalWords = (language: Language): PortalWords => words[language];
