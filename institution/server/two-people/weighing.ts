import type { DeedKind } from '@mleg/institution-contract/two-people';
import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from '../sign-in/account.ts';
import type { Deed } from './deed.ts';
import type { DeedFacts } from './second-person-rules.ts';

export type WeighDeps = Pick<InstitutionDeps, 'clock' | 'keys' | 'random' | 'settings'>;
export type Within = Transaction<InstitutionDatabase>;

/** What a second person says to something that waits; it counts only where `weigh` finds it waiting. */
export interface Word {
  deedId: string;
  by: Account;
}

export interface Weighing<Kind extends DeedKind> {
  deed: Deed<Kind>;
  /** Whoever means to do it. */
  by: Account;
  facts: DeedFacts;
  /** Somebody who is here and whom it is about: erased with them. */
  personId?: string;
  word?: Word | undefined;
}
