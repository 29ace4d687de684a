import { END_KINDS, type EndKind } from '../account-ends/account-end.ts';
import type { Reopened } from './account-end-store.ts';

/** What each kind of end is called where there are several. */
export const NAMES_OF_ENDS = {
  password: 'passwords',
  passkey: 'passkeys',
  session: 'sessions',
  guardian: 'guardians',
  office: 'officeRights',
  head: 'headRights',
  class: 'classes',
  address: 'addresses',
  invitation: 'invitations',
  reset: 'resets',
  request: 'requests',
} as const satisfies Record<EndKind, string>;

export type EndName = (typeof NAMES_OF_ENDS)[EndKind];
type EndCounts = Record<EndName, number>;

/** In numbers, for logs and people: what a database does not know that the journal says. */
export interface LostCounts extends EndCounts {
  /** Of the audit. */
  events: number;
}

export function countsOf(events: number, reopened: Reopened): LostCounts {
  const ends = Object.fromEntries(END_KINDS.map((kind) => [NAMES_OF_ENDS[kind], reopened[kind].length])) as EndCounts;
  return { events, ...ends };
}

export const isNothing = ({ events, ...counts }: LostCounts): boolean =>
  events === 0 && Object.values(NAMES_OF_ENDS).every((name) => counts[name] === 0);
