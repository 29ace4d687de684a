import { DAY, HOUR, MINUTE, SECOND } from '@mleg/platform/clock/durations';
import type { LimitTable, Room } from '@mleg/platform/limits/limit';
import { INVITATION_LIFETIME } from './durations.ts';

export type InstitutionLimitName =
  | 'passwords-of-login'
  | 'passwords-from-address'
  | 'passwords-on-device'
  | 'passkeys'
  | 'confirmations'
  | 'pesel-guesses'
  | 'addresses-asked'
  | 'guardian-invitations'
  | 'invitation-codes'
  | 'reset-requests'
  | 'reset-secrets'
  | 'uploads'
  | 'photos';

/** All that the institution limits; docs/operations.md has the same table for who operates it. */
export const institutionLimits: LimitTable<InstitutionLimitName> = {
  /** Guessing one password, and not by whoever has signed in with it before. */
  'passwords-of-login': { counts: 'tries', by: 'login', most: 10, within: 15 * MINUTE },
  /** Trying one password on many accounts. */
  'passwords-from-address': { counts: 'tries', by: 'address', most: 300, within: 15 * MINUTE },
  /** By whoever holds a browser that the account has signed in with: strangers cannot use this up. */
  'passwords-on-device': { counts: 'tries', by: 'device', most: 10, within: 15 * MINUTE },
  passkeys: { counts: 'misses', by: 'address', most: 60, within: 15 * MINUTE },
  confirmations: { counts: 'tries', by: 'account', most: 10, within: 15 * MINUTE },
  /** Whole PESELs that are searched for and turn out to be nobody’s: of a masked one a hundred are possible. */
  'pesel-guesses': { counts: 'tries', by: 'account', most: 20, within: DAY },
  /** Other addresses for accounts, asked for by one person. */
  'addresses-asked': { counts: 'uses', by: 'account', most: 20, within: DAY },
  /** For one pupil; as long as an invitation is good, so that no more wait at once. No family has so many guardians. */
  'guardian-invitations': { counts: 'uses', by: 'person', most: 10, within: INVITATION_LIFETIME },
  'invitation-codes': { counts: 'misses', by: 'address', most: 60, within: 15 * MINUTE },
  /** Each is an e-mail to somebody. */
  'reset-requests': { counts: 'uses', by: 'address', most: 30, within: 15 * MINUTE },
  'reset-secrets': { counts: 'misses', by: 'address', most: 60, within: 15 * MINUTE },
  /** Nobody corrects a file so often; each is encrypted, kept and compared with everybody. */
  uploads: { counts: 'uses', by: 'account', most: 30, within: HOUR },
  /** Whoever sends them; nobody looks so often into a mirror. Each is decoded, and looked at by the office. */
  photos: { counts: 'uses', by: 'person', most: 12, within: HOUR },
};

/** How many lists of people may be there at once; docs/operations.md has these, too. */
export const institutionRooms = {
  /** Lists that a process takes in: each is in its memory until it is stored. */
  'lists-taken-in': { of: 'process', most: 4, retryAfter: 5 * SECOND },
  /** Lists that wait for the worker, which reads them one after another. */
  'lists-unread': { of: 'institution', most: 3, retryAfter: 10 * SECOND },
} as const satisfies Record<string, Room>;
