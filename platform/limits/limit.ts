/**
 * How often something may be tried. `misses`: only what leads nowhere, counted after it is known, so that what is right
 * is answered whatever the neighbours do. `tries`: counted before it is judged and given back where it was right, for
 * what is short enough to be guessed. `uses`: each, for what costs us something.
 */
export interface Limit {
  counts: 'misses' | 'tries' | 'uses';
  /** An address is counted with the network it is in; everything else stands alone. */
  by: 'address' | 'account' | 'login' | 'device' | 'offer' | 'person';
  most: number;
  /** Milliseconds from the first on; then it is counted anew. */
  within: number;
}

/** How many of something may be there at once: one more is refused until one of them is done. */
export interface Room {
  /** Whose rows or requests they are. */
  of: 'institution' | 'process';
  most: number;
  /** Milliseconds; what is there has moved on by then. */
  retryAfter: number;
}

export type LimitTable<Name extends string> = Readonly<Record<Name, Limit>>;

/** A network has room for so many clients that miss without end; nobody of them takes more than their share. */
export const CLIENTS_OF_A_NETWORK = 4;

/** One too many. */
export interface Over {
  retryAfterSeconds: number;
  /** The first one that is too many, of a row without end. */
  isFirst: boolean;
}

/** Something that is counted: the first of a row has to have room before the next one is counted too. */
export interface Place {
  counted: Buffer;
  most: number;
}

export interface Count {
  count: number;
  windowEndsAt: Date;
}

/** Where the counts are. What one process counts the others know, where it is a database. */
export interface Counts {
  /** Counts one in each place, in one step; those at the same instant each get a number of their own. */
  add(places: readonly [Place, ...Place[]], now: Date, windowEndsAt: Date): Promise<Count[]>;
  takeBack(counted: readonly Buffer[]): Promise<void>;
  forget(counted: readonly Buffer[]): Promise<void>;
  /** Deletes windows that have ended. */
  forgetBefore(now: Date): Promise<void>;
}
