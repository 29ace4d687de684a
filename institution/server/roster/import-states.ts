import type { RosterImportState } from '@mleg/institution-contract/roster';

/** Where each state may go; columns can be chosen anew until something is decided. */
export const NEXT_IMPORT_STATES: Readonly<Record<RosterImportState, readonly RosterImportState[]>> = {
  reading: ['ready', 'columns-needed', 'refused', 'discarded'],
  ready: ['reading', 'confirmed', 'discarded'],
  'columns-needed': ['reading', 'discarded'],
  refused: [],
  confirmed: ['undone'],
  undone: [],
  discarded: [],
};

export function importCanBecome(state: RosterImportState, next: RosterImportState): boolean {
  return NEXT_IMPORT_STATES[state].includes(next);
}
