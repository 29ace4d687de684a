import type { DeedKind } from '@mleg/institution-contract/two-people';
import type { Generated } from 'kysely';

/** What somebody of the staff did alone where it counts, what waits for a second person, and what one has decided. */
export interface DeedsTable {
  institution_id: string;
  deed_id: string;
  kind: DeedKind;
  /** The id of what it is about. */
  about: string;
  /** What tells two requests about the same apart: of a right that ends, whose it is. */
  apart: Generated<string>;
  /** Where that is somebody who is here: an erasure takes the deed with it. */
  person_id: string | null;
  /** `alone`: no rule was hit; `approved`: the second person's word is there. */
  state: 'alone' | 'held' | 'approved' | 'refused';
  /** JSON: names of rules that want a second person. */
  rules: string;
  /** What is needed to do it, encrypted. */
  content_sealed: Buffer | null;
  /** A keyed hash of what stood there when it was asked for; missing: of what a release before it has kept. */
  before_hash: Generated<Buffer | null>;
  /** How many people, cards or codes it concerns, to be shown. */
  amount: number;
  asked_by: string;
  asked_at: Date;
  /** Accounts by whose hands came what it decides about. */
  brought_by: string[];
  decided_by: string | null;
  decided_at: Date | null;
  /** When leave that holds once was used. */
  used_at: Date | null;
  note: string | null;
}

/** How much of what a deed that one person did alone counts within a day. */
export interface DeedCountsTable {
  institution_id: string;
  deed_id: string;
  counted: 'cards' | 'leavers' | 'orders' | 'pesels' | 'changes' | 'erasures' | 'ways' | 'both';
  amount: number;
}

/** Who has entered somebody by hand. */
export interface PeopleBroughtTable {
  institution_id: string;
  person_id: string;
  brought_by: string;
}

/** Who is here no more; written by the database when it happens. */
export interface PeopleLeftTable {
  institution_id: string;
  person_id: string;
  left_at: Date;
  /** By whose deed; missing: by none of the staff. */
  put_out_by: string | null;
}

/** Which secret of an order was printed by whom. */
export interface PrintedSlipsTable {
  institution_id: string;
  order_id: string;
  sheet: 'qr' | 'activation';
  printed_by: string;
}

export interface TwoPeopleDatabase {
  deeds: DeedsTable;
  deed_counts: DeedCountsTable;
  people_brought: PeopleBroughtTable;
  people_left: PeopleLeftTable;
  printed_slips: PrintedSlipsTable;
}
