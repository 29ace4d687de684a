import type {
  AgreementMessage,
  AgreementParties,
  AgreementState,
  AskedChange,
  EndOfCards,
} from '@mleg/issuer-contract/agreement';
import type { AgreedTerms, InstitutionPolicies, PublicJwk, VouchedFacts } from '@mleg/issuer-contract/institution';
import type { DeviceKind, IssuanceRequestState } from '@mleg/issuer-contract/issuance-request';
import type { StaffRole } from '@mleg/issuer-contract/staff';
import type { AuditDatabase } from '@mleg/platform/audit/audit-event';
import type { JournalDatabase } from '@mleg/platform/journal/journal-store';
import type { CalendarDatabase } from '@mleg/platform/keys/calendar-store';
import type { FingerprintDatabase } from '@mleg/platform/keys/fingerprint-store';
import type { LimitsDatabase } from '@mleg/platform/limits/limits-database';
import type { NightlyDatabase } from '@mleg/platform/nightly/nightly-check-store';
import type { CardStatus } from '@mleg/student-card/card-status';
import type { CardType, CopyKind } from '@mleg/student-card/card-type';
import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { IssuerEvent } from './issuer-event.ts';

/** One institution, as the agreement with it says. */
export interface InstitutionTable {
  institution_id: string;
  name: string;
  kind: 'university' | 'school';
  registry_number: string;
  short_name: Generated<string | null>;
  address: Generated<string | null>;
  domain: Generated<string | null>;
  signing_key: JSONColumnType<PublicJwk>;
  /** Until the next one has its turn, where one is named. */
  encryption_key: JSONColumnType<PublicJwk>;
  next_encryption_key: JSONColumnType<PublicJwk, string | null | undefined, string | null> | null;
  next_encryption_from: Generated<Date | null>;
  events_endpoint: string | null;
  policies: JSONColumnType<InstitutionPolicies>;
  agreement_state: Generated<AgreementState>;
  /** Grows with each change of the agreement: who decides on what has changed meanwhile is refused. */
  agreement_version: Generated<number>;
  agreement_changed_at: Generated<Date>;
  /** Cards may exist under the institution's id: it stays bound to the key they were ordered with. */
  was_in_force: boolean;
  /** Missing where the operator entered the institution. */
  parties: JSONColumnType<AgreementParties> | null;
  /** Set when the agreement ends, until another comes into force. */
  end_of_cards: Generated<EndOfCards | null>;
  /** Waits for the desk while the agreement holds. */
  asked_change: JSONColumnType<AskedChange, string | null | undefined, string | null> | null;
  /** The desk has set numbers or a key since the operator's entry: that leaves them alone. */
  changed_by_desk: Generated<boolean>;
  /** As of the last time the agreement came into force or was changed: what cards and the trust list say. */
  vouched: JSONColumnType<VouchedFacts, string | null | undefined, string | null> | null;
  /** Names that were vouched for before: cards signed then say them to their end. */
  former_names: JSONColumnType<string[], string | undefined>;
  /** What others could be taken for it by, made by the database (`institution_likenesses`). */
  likenesses: GeneratedAlways<string[]>;
  /** The same of those who applied under its id before, with another key. */
  former_likenesses: Generated<string[]>;
  /** The desk has accepted other facts than the operator's entry says: that leaves them alone. */
  facts_by_desk: Generated<boolean>;
  /** Deliveries that failed in a row, and when the next may be tried. */
  delivery_failures: Generated<number>;
  deliver_after: Generated<Date | null>;
}

/** One issuance request, from its acceptance to its end; its codes, its token and the status of the card it gave. */
export interface OfferTable {
  offer_id: string;
  institution_id: string;
  request_id: string;
  card_id: string;
  card_type: CardType;
  body_digest: Uint8Array;
  queue_number: Generated<number>;
  state: IssuanceRequestState;
  sequence: Generated<number>;
  delivered_sequence: Generated<number>;
  changed_at: Date;
  failure: 'invalid-claims' | 'internal' | null;
  expires_at: Date | null;
  attempts_left: number | null;
  handle_digest: Uint8Array | null;
  activation_digest: Uint8Array | null;
  sealed_codes: string | null;
  token_digest: Uint8Array | null;
  token_key: string | null;
  token_expires_at: Date | null;
  holder_keys_digest: Uint8Array | null;
  /** As `holder_keys_digest`, of the compact card's one key. */
  compact_key_digest: Uint8Array | null;
  intended_at: Date | null;
  issued_at: Date | null;
  activated_at: Date | null;
  device: DeviceKind | null;
  card_status: CardStatus | null;
  card_status_reason: string | null;
  suspended_until: Date | null;
  /** Which issue of the card the present token fetches, and which one the phone has confirmed. */
  issue: Generated<number>;
  confirmed_issue: Generated<number>;
  renewed_at: Date | null;
  /** Its institution is asked to state it anew, and has not done so yet. */
  restate_asked_at: Generated<Date | null>;
  /** Over what the institution has stated last: stating it again changes nothing. */
  statement_digest: Uint8Array | null;
  refresh_digest: Uint8Array | null;
  /** Of the refresh token before, to tell an answer that got lost from a phone that was copied. */
  superseded_refresh_digest: Uint8Array | null;
  refreshed_at: Date | null;
  /** The access token that came with it has fetched a card: the answer did not get lost. */
  refresh_used: Generated<boolean>;
}

/** The holder's data, encrypted; the row's absence means that they are forgotten. */
export interface SubjectTable {
  offer_id: string;
  institution_id: string;
  sealed: Uint8Array;
}

/** What has been stated anew about a card that is on a phone, encrypted as a subject is; missing when there is nothing new. */
export interface CardUpdateTable {
  offer_id: string;
  institution_id: string;
  sealed: Uint8Array;
  stated_at: Date;
  keep_until: Date;
}

/** The intent to sign one copy of a card, stored before the signature (I6). */
export interface CredentialTable {
  offer_id: string;
  issue: number;
  kind: CopyKind;
  copy: number;
  institution_id: string;
  list_id: number;
  list_index: number;
  holder_key: string;
  /** `kid` of the key, version of the rules and moment of the intent; missing where the copy is older than the columns. */
  signed_by: Generated<string | null>;
  rules: Generated<string | null>;
  intended_at: Generated<Date | null>;
}

/** No card is signed while one lasts. */
export interface HaltTable {
  halt_id: Generated<number>;
  halted_at: Date;
  halted_by: string;
  reason: string;
  resumed_at: Generated<Date | null>;
  resumed_by: Generated<string | null>;
}

/** What may be used once: nonces and the `jti` of proofs and assertions, as digests, until they expire. */
export interface SeenValueTable {
  digest: Uint8Array;
  expires_at: Date;
}

export interface StatusListTable {
  list_id: Generated<number>;
  /** Counters handed to processes; the permutation turns them into indexes. */
  leased: Generated<number>;
  /** `kid` of the key that signs its cards and the list itself; missing of lists from before that was so. */
  card_key: string | null;
  bits: Uint8Array;
  version: Generated<number>;
  token: string | null;
  token_gzip: Uint8Array | null;
  signed_at: Date | null;
}

export interface PendingStatusChangeTable {
  change_id: Generated<number>;
  list_id: number;
  list_index: number;
  status: number;
  changed_at: Date;
}

export interface CertificateTable {
  use: string;
  der: Uint8Array;
}

/** What institution and desk have told each other about an agreement. */
export interface AgreementMessageTable {
  institution_id: string;
  message_id: Generated<number>;
  at: Date;
  sender: AgreementMessage['from'];
  staff_id: string | null;
  kind: AgreementMessage['kind'];
  body: string | null;
}

/** People of the Ministry's desk. Only accounts of the demonstration have a password. */
export interface StaffTable {
  staff_id: string;
  display_name: string;
  email: string;
  role: StaffRole;
  password_hash: string | null;
  active: boolean;
  last_sign_in: Date | null;
}

/** Who of the desk has said yes to what two people have to; of an agreement as it was then. */
export interface DeskWordTable {
  institution_id: string;
  agreement_version: number;
  decision: 'approve' | 'accept-change' | 'resume';
  staff_id: string;
  at: Date;
  /** Of an approval: other numbers than were asked for, and the words to the institution. */
  terms: JSONColumnType<AgreedTerms, string | null | undefined, never> | null;
  body: Generated<string | null>;
}

export interface StaffPasskeyTable {
  credential_id: string;
  staff_id: string;
  public_key: Uint8Array<ArrayBuffer>;
  counter: number;
  /** With commas. */
  transports: string;
  created_at: Date;
}

/** An invitation; without a name it is the first one, whose owner says who they are. */
export interface StaffEnrolmentTable {
  token_digest: Uint8Array;
  role: StaffRole;
  display_name: string | null;
  email: string | null;
  expires_at: Date;
}

export interface DeskSessionTable {
  token_hash: Uint8Array;
  staff_id: string;
  created_at: Date;
  seen_at: Date;
}

/** Sums of one institution's day in Poland, counted from the audit chain. */
export interface DailyFiguresTable {
  institution_id: string;
  day: string;
  requests: Generated<number>;
  activations: Generated<number>;
  failures: Generated<number>;
  prepared: Generated<number>;
  waited_seconds: Generated<number>;
  longest_wait_seconds: Generated<number>;
}

/** One row: up to which link of the audit chain the figures have counted. */
export interface FiguresProgressTable {
  counted_position: number;
  counted_until: Date | null;
}

/** Audit events name an offer as their subject; `actor` is `institution`, `wallet`, `issuer`, `operator` or the id of somebody at the desk. */
export interface IssuerDatabase
  extends AuditDatabase<IssuerEvent>,
    FingerprintDatabase,
    CalendarDatabase,
    JournalDatabase,
    LimitsDatabase,
    NightlyDatabase {
  institutions: InstitutionTable;
  offers: OfferTable;
  subjects: SubjectTable;
  card_updates: CardUpdateTable;
  credentials: CredentialTable;
  halts: HaltTable;
  seen_values: SeenValueTable;
  status_lists: StatusListTable;
  pending_status_changes: PendingStatusChangeTable;
  certificates: CertificateTable;
  agreement_messages: AgreementMessageTable;
  staff: StaffTable;
  desk_words: DeskWordTable;
  staff_passkeys: StaffPasskeyTable;
  staff_enrolments: StaffEnrolmentTable;
  desk_sessions: DeskSessionTable;
  daily_figures: DailyFiguresTable;
  figures_progress: FiguresProgressTable;
}
