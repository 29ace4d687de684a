import type { CardOrderState } from '@mleg/institution-contract/card-order';
import type { CardReason } from '@mleg/institution-contract/card-reasons';
import type { PersonStatus } from '@mleg/institution-contract/person-fields';
import type { AuditDatabase } from '@mleg/platform/audit/audit-event';
import type { JournalDatabase } from '@mleg/platform/journal/journal-store';
import type { FingerprintDatabase } from '@mleg/platform/keys/fingerprint-store';
import type { LimitsDatabase } from '@mleg/platform/limits/limits-database';
import type { NightlyDatabase } from '@mleg/platform/nightly/nightly-check-store';
import type { Generated } from 'kysely';
import type { RegisterColumns } from '../register/register-columns.ts';
import type { AccountDatabase } from './account-schema.ts';
import type { AgreementDatabase } from './agreement-schema.ts';
import type { FamilyDatabase } from './family-schema.ts';
import type { InstitutionEvent } from './institution-event.ts';
import type { MassActionDatabase } from './mass-action-schema.ts';
import type { PrivacyDatabase } from './privacy-schema.ts';
import type { RosterDatabase } from './roster-schema.ts';
import type { TwoPeopleDatabase } from './two-people-schema.ts';

/** One person; keys begin with the institution, so that tables can hold many and be spread by it. */
export interface PeopleTable extends RegisterColumns {
  institution_id: string;
  person_id: string;
  /** AES-256-GCM; see `people/pesel-vault.ts`. */
  pesel_sealed: Buffer | null;
  /** Keyed hash, to find somebody by the whole number. */
  pesel_lookup: Buffer | null;
  status: PersonStatus;
  /** Names and numbers without case and diacritics. */
  search_text: string;
  /** The mobile card through all its orders. */
  card_id: string;
  /** A Minister's blanket extension; does not count for the mobile card. */
  physical_card_extended_until: string | null;
}

export interface PhotosTable {
  institution_id: string;
  person_id: string;
  jpeg: Buffer;
  sha256: Buffer;
  stored_at: Date;
}

export interface AccountsTable {
  institution_id: string;
  account_id: string;
  /** Who vouches for the subject: `local`, or the name of a provider. The pair names one account (D63). */
  provider: string;
  subject: string;
  password_hash: string | null;
  /** Where messages also go. */
  email: Generated<string | null>;
  password_changed_at: Generated<Date | null>;
  /** When it was last given another address, or other roles: what the journal says of before is done. */
  email_changed_at: Generated<Date | null>;
  roles_changed_at: Generated<Date | null>;
  display_name: string;
  /** Whose card is this account's own. */
  person_id: string | null;
  office: boolean;
  /** Leads the institution: may all that the office may, and says who is the staff. */
  head: Generated<boolean>;
}

export interface CardOrdersTable {
  institution_id: string;
  order_id: string;
  /** Tells the newest from the rest. */
  order_number: Generated<number>;
  person_id: string;
  card_id: string;
  state: CardOrderState;
  ordered_at: Date;
  changed_at: Date;
  /** Of the issuer's newest report that has been applied. */
  sequence: number;
  queue_place: number | null;
  delayed: boolean;
  /** Its acceptance revokes what an earlier order put on a phone. */
  replaces_earlier: boolean;
  sealed_codes: string | null;
  expires_at: Date | null;
  attempts_left: number | null;
  activated_at: Date | null;
  device: 'android' | 'iphone' | 'computer' | 'other' | null;
  reason: string | null;
  /** The card on the phone is suspended since then; while it is, `suspended_by` says by whom. */
  suspended_at: Generated<Date | null>;
  /** As the issuer says; null until it has. */
  suspended_until: Generated<Date | null>;
  suspended_by: Generated<'holder' | 'office' | 'issuer' | null>;
  suspension_reason: Generated<string | null>;
  /** The issuer has something newer for the phone than what it holds. */
  update_waiting: Generated<boolean>;
  renewed_at: Generated<Date | null>;
}

/** What must still be said to the issuer, in order for each card. */
export interface IssuerCallsTable {
  institution_id: string;
  call_id: Generated<number>;
  card_id: string;
  order_id: string;
  kind: 'request-issuance' | 'revoke-card' | 'suspend-card' | 'resume-card' | 'update-card';
  reason: CardReason | null;
  tries: number;
  /** One process at a time; a dead one's claim ends by itself. */
  claimed_until: Date | null;
}

export interface InstitutionDatabase
  extends AuditDatabase<InstitutionEvent>,
    FingerprintDatabase,
    JournalDatabase,
    NightlyDatabase,
    RosterDatabase,
    FamilyDatabase,
    MassActionDatabase,
    AccountDatabase,
    AgreementDatabase,
    LimitsDatabase,
    PrivacyDatabase,
    TwoPeopleDatabase {
  people: PeopleTable;
  photos: PhotosTable;
  accounts: AccountsTable;
  card_orders: CardOrdersTable;
  issuer_calls: IssuerCallsTable;
}
