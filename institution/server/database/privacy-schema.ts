import type { ViewerRole, ViewKind } from '@mleg/institution-contract/privacy';

/** The classes of a class teacher. */
export interface ClassTeachersTable {
  institution_id: string;
  account_id: string;
  group_name: string;
}

/** Who of the staff looked at whose data, once a day: whoever the data are about reads it. */
export interface DataViewsTable {
  institution_id: string;
  person_id: string;
  viewed_by: string;
  what: ViewKind;
  /** As what, at the last time. */
  role: ViewerRole | null;
  /** In Poland, `YYYY-MM-DD`. */
  day: string;
  last_at: Date;
  /** Parts of the page that were shown are no further time. */
  times: number;
}

/** What somebody of the staff should know of; gone when it is dealt with. */
export interface AlertsTable {
  institution_id: string;
  alert_id: string;
  kind: 'pesel-limit' | 'erasure-requested' | 'erasure-unasked' | 'second-identity';
  /** Of one thing once. */
  about: string;
  /** Who gave the reason for it. */
  account_id: string;
  person_id: string | null;
  raised_at: Date;
}

/** A code by which somebody becomes a guardian or one of the staff; used once. */
export interface InvitationsTable {
  institution_id: string;
  invitation_id: string;
  /** Keyed hash: the code itself is shown once and never stored. */
  code_hash: Buffer;
  display_name: string;
  /** Of whom they become a guardian. */
  person_id: string | null;
  office: boolean;
  head: boolean;
  teaches: string[];
  invited_by: string;
  expires_at: Date;
}

/** Erasures that this database knows of; a journal outside of it has them all. */
export interface ErasuresTable {
  institution_id: string;
  /** Keyed hash of the person's id. */
  tombstone: string;
  erased_at: Date;
}

export interface PrivacyDatabase {
  class_teachers: ClassTeachersTable;
  data_views: DataViewsTable;
  alerts: AlertsTable;
  invitations: InvitationsTable;
  erasures: ErasuresTable;
}
