import type {
  ApplicationChannel,
  ApplicationKind,
  ApplicationState,
  CancelReason,
} from '@mleg/institution-contract/application';
import type { MessageKind } from '@mleg/institution-contract/message';
import type { PhotoRejection, SubmissionState } from '@mleg/institution-contract/photo';
import type { Generated } from 'kysely';

/** Who may act for a minor; the right ends when it is ended, or when the pupil turns 18. */
export interface GuardianshipsTable {
  institution_id: string;
  account_id: string;
  person_id: string;
  since: Date;
  ended_at: Date | null;
}

/** A photo that somebody wants on a card; what is on cards stands in `photos`. */
export interface PhotoSubmissionsTable {
  institution_id: string;
  submission_id: string;
  person_id: string;
  /** Kept while it waits, and for a while after it was rejected. */
  jpeg: Buffer | null;
  sha256: Buffer;
  state: SubmissionState;
  reason: PhotoRejection | null;
  note: string | null;
  submitted_at: Date;
  submitted_by: string;
  decided_at: Date | null;
  decided_by: string | null;
}

export interface ApplicationsTable {
  institution_id: string;
  application_id: string;
  person_id: string;
  kind: ApplicationKind;
  channel: ApplicationChannel;
  /** Of a cancellation. */
  reason: CancelReason | null;
  state: ApplicationState;
  /** Why it was refused. */
  note: string | null;
  applied_at: Date;
  /** The account that filled it in, or that registered the paper. */
  applied_by: string;
  decided_at: Date | null;
  decided_by: string | null;
  /** An accepted one counts until then. */
  ended_at: Date | null;
}

export interface MessagesTable {
  institution_id: string;
  message_id: Generated<string>;
  account_id: string;
  /** Of whom it tells; or of which deed, whose words are the deed's own. */
  person_id: string | null;
  deed_id: string | null;
  kind: MessageKind;
  /** The order, photo or application it tells of: nobody is told twice of one thing (I9). */
  about: string;
  /** A reason in the contract's words. */
  detail: string | null;
  /** The office's own words. */
  note: string | null;
  sent_at: Date;
  read_at: Date | null;
}

/** Messages that must still go out by e-mail. */
export interface MailsTable {
  institution_id: string;
  message_id: string;
  tries: number;
  next_try_at: Date;
}

export interface FamilyDatabase {
  guardianships: GuardianshipsTable;
  photo_submissions: PhotoSubmissionsTable;
  applications: ApplicationsTable;
  messages: MessagesTable;
  mails: MailsTable;
}
