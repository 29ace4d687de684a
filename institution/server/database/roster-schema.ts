import type { RosterImportState, RosterRowKind, RosterScope } from '@mleg/institution-contract/roster';
import type { RegisterColumns } from '../register/register-columns.ts';
import type { PeopleTable } from './schema.ts';

/** One uploaded file and what came of it. JSON columns are text: read whole, never searched. */
export interface RosterImportsTable {
  institution_id: string;
  import_id: string;
  state: RosterImportState;
  file_name: string;
  /** The file as it came, encrypted; forgotten as soon as it is decided. */
  file_sealed: Buffer | null;
  scope: RosterScope;
  uploaded_by: string;
  uploaded_at: Date;
  problem: string | null;
  /** JSON: the names of the columns. */
  headers: string;
  /** JSON: field → column. */
  columns: string;
  /** Somebody has chosen them; else they are guessed or remembered. */
  columns_chosen: boolean;
  rows_read: number;
  progress: number;
  /** JSON: kind of row → how many. */
  counts: string;
  read_at: Date | null;
  decided_by: string | null;
  decided_at: Date | null;
}

/** One row of a file beside what is known; `kind` says what confirming does with it. */
export interface RosterRowsTable
  extends RegisterColumns,
    Pick<PeopleTable, 'pesel_sealed' | 'pesel_lookup' | 'status' | 'search_text'> {
  institution_id: string;
  import_id: string;
  line: number;
  kind: RosterRowKind;
  person_id: string | null;
  /** JSON: `{ field, reason }[]` */
  problems: string;
  /** The cells as they stood in the file, encrypted; only of rows that are not taken. */
  cells_sealed: Buffer | null;
  card_id: string | null;
  /** Of whom the file changes, or who leaves by it, the row that it was compared with: to confirm and to undo it. */
  before: Record<string, string | null> | null;
}

/** What columns were chosen for files with the same headers. */
export interface RosterColumnsTable {
  institution_id: string;
  headers_hash: Buffer;
  columns: string;
}

/** Codes asked for by the office for many people at once. */
export interface GroupOrdersTable {
  institution_id: string;
  group_order_id: string;
  group_name: string;
  placed_by: string;
  placed_at: Date;
}

export interface GroupOrderPeopleTable {
  institution_id: string;
  group_order_id: string;
  person_id: string;
  /** `ordered`: what comes of it stands in `card_orders`. */
  state: 'waiting' | 'ordered' | 'refused';
  order_id: string | null;
  reason: string | null;
  /** JSON: names of rules. */
  failed_rules: string;
}

export interface RosterDatabase {
  roster_imports: RosterImportsTable;
  roster_rows: RosterRowsTable;
  roster_columns: RosterColumnsTable;
  group_orders: GroupOrdersTable;
  group_order_people: GroupOrderPeopleTable;
}
