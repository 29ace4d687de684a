import type { DeedKind } from '@mleg/institution-contract/two-people';
import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import type { Account } from '../sign-in/account.ts';
import type { Deed } from './deed.ts';
import type { DeedFacts } from './second-person-rules.ts';

export type WeighDeps = Pick<InstitutionDeps, 'clock' | 'keys' | 'random' | 'settings'>;
export type Within = Transaction<InstitutionDatabase>;

/** Names of what stands there, with it. */
export type Before = Readonly<Record<string, string | boolean | readonly string[] | null | undefined>>;

/** What a second person says to something that waits; it counts only where `weigh` finds it waiting. */
export interface Word {
  deedId: string;
  by: Account;
  /** Whether what it would change is what they have looked at. */
  isAsSeen: (within: Within) => Promise<boolean>;
}

export interface Weighing<Kind extends DeedKind> {
  deed: Deed<Kind>;
  /** Whoever means to do it. */
  by: Account;
  facts: DeedFacts;
  /**
   * What it takes the place of, or hangs on, as that is now: where it has changed since somebody asked, it is not done but
   * asked for again. Empty where it takes the place of nothing that somebody else could have decided meanwhile.
   */
  before: Before;
  /** Somebody who is here and whom it is about: erased with them. */
  personId?: string;
  word?: Word | undefined;
}
