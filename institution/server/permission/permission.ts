/** What nobody does without leave: each is asked for by the store function that does it. */
export type Power =
  | 'write-people'
  | 'set-photo'
  | 'change-cards'
  | 'order-codes'
  | 'read-pesel'
  | 'print-codes'
  | 'give-rights'
  | 'open-accounts'
  | 'end-rights'
  | 'confirm-people'
  | 'ask-ministry';

declare const permitted: unique symbol;

/**
 * Leave to do something dangerous. Only `two-people/` gives it to the staff, after it has asked its table of rules, so
 * that a new way to a dangerous store function which goes round the rules does not compile.
 */
export interface Permission<Of extends Power> {
  readonly [permitted]: { readonly [Each in Of]: true };
  /** The second person, where one was needed. */
  readonly approvedBy?: string;
}

/** For `two-people/weigh.ts` and for this file; a test holds everybody else off. */
export function permit<Of extends Power>(approvedBy?: string): Permission<Of> {
  // The member exists for the compiler alone.
  return (approvedBy === undefined ? {} : { approvedBy }) as Permission<Of>;
}

/** Holders and their guardians look at, order, suspend and give back what is their own; nobody of the staff comes by here. */
export function asHolder(): Permission<'change-cards' | 'order-codes' | 'read-pesel'> {
  return permit();
}

/** What was seen by somebody whose right has ended goes with the right; whoever ended it decides nothing else by it. */
export function asRightEnds(): Permission<'change-cards'> {
  return permit();
}

/** Whoever runs the institution fills an empty one, and repeats erasures that were decided before a restore. */
export function asOperator(): Permission<Power> {
  return permit();
}
