import type { MassActionKind } from '@mleg/institution-contract/mass-action';

/** One press of the office that concerns many cards. */
export interface MassActionsTable {
  institution_id: string;
  mass_action_id: string;
  kind: MassActionKind;
  reason: string | null;
  /** `held`: waits for a second person; `approved`: is being done, or was, also where none had to be asked. */
  state: 'held' | 'approved' | 'rejected';
  /** Whom it touched when it was asked for, and how many live cards there were then (D57). */
  people: number;
  live_cards: number;
  requested_by: string;
  requested_at: Date;
  /** The second person. */
  decided_by: string | null;
  decided_at: Date | null;
  note: string | null;
}

export interface MassActionPeopleTable {
  institution_id: string;
  mass_action_id: string;
  person_id: string;
  state: 'waiting' | 'done' | 'refused';
  /** Of a card or codes that were changed. */
  order_id: string | null;
  /** Why somebody was refused. */
  reason: string | null;
}

export interface MassActionDatabase {
  mass_actions: MassActionsTable;
  mass_action_people: MassActionPeopleTable;
}
