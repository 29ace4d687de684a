import type { Reopened } from './account-end-store.ts';

/** In numbers, for logs and people: what a database does not know that the journal says. */
export interface LostCounts {
  /** Of the audit. */
  events: number;
  passwords: number;
  passkeys: number;
  sessions: number;
}

export const countsOf = (events: number, { passwords, passkeys, sessions }: Reopened): LostCounts => ({
  events,
  passwords: passwords.length,
  passkeys: passkeys.length,
  sessions: sessions.length,
});

export const isNothing = ({ events, passwords, passkeys, sessions }: LostCounts): boolean =>
  events + passwords + passkeys + sessions === 0;
