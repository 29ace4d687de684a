import { DEMO_PASSWORD } from '@mleg/institution/demo/demo-password';
import { DEMO_PEOPLE } from '@mleg/institution/demo/demo-people';
import type { Account } from './sign-in.ts';

export interface Student extends Account {
  familyName: string;
}

function student(login: string): Student {
  const found = DEMO_PEOPLE.find((person) => person.login === login);
  if (!found) throw new Error(`The demonstration has no ${login}.`);
  return { login, password: DEMO_PASSWORD, familyName: found.familyName };
}

/**
 * The demonstration's people by what they are here for. All tests share one system, so who has never ordered before
 * belongs to one test only; `borys` and `ola` take whatever state they are left in, and may
 * order thirty times in an hour. Nobody here has a card that ends today: a run may last over midnight.
 */
export const people = {
  firstOnPhone: student('zofia'),
  firstOnDesktop: student('tymon'),
  /** Never orders anything. */
  newcomer: student('maksymiliana'),
  borys: student('borys'),
  ola: student('ola'),
  withoutPesel: student('oksana'),
  withWrongPesel: student('kornel'),
  withExpiredCard: student('lena'),
  withMinistersExtension: student('igor'),
  withoutCard: student('hania'),
  withoutPhoto: student('kaj'),
  removed: student('wit'),
  withEverythingWrong: student('nela'),
  office: { login: 'dziekanat', password: DEMO_PASSWORD },
};
