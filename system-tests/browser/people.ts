import { DEMO_PASSWORD } from '@mleg/institution/demo/demo-people';
import type { Account } from './portal/portal.ts';

/** The demonstration's people by what they are here for. */
const account = (login: string): Account => ({ login, password: DEMO_PASSWORD });

export const people = {
  zofia: account('zofia'),
  tymon: account('tymon'),
  maksymiliana: account('maksymiliana'),
  gabriel: account('gabriel'),
  ola: account('ola'),
  withoutPesel: account('oksana'),
  withWrongPesel: account('kornel'),
  withExpiredCard: account('lena'),
  withMinistersExtension: account('igor'),
  withoutCard: account('hania'),
  withoutPhoto: account('kaj'),
  removed: account('wit'),
  withEverythingWrong: account('nela'),
  office: account('dziekanat'),
};
