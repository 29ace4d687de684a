import { type RawBuilder, sql } from 'kysely';

/** Where each state may go. */
export type NextStates = Readonly<Record<string, readonly string[]>>;

/** States from which one may come to `To`: the table decides, the compiler reads it. */
export type StatesBefore<Table extends NextStates, To> = {
  [From in keyof Table & string]: To extends Table[From][number] ? From : never;
}[keyof Table & string];

export interface Move {
  /** `state = 'ready'`, for `set`. */
  set: RawBuilder<unknown>;
  /** Whether a row is where the move begins, for `where`: compare and swap. */
  where: RawBuilder<boolean>;
}

export interface MoveOptions<Table extends NextStates, To> {
  /** Some of the states from which one may go there; without them, all. */
  from?: readonly StatesBefore<Table, To>[];
  /** Rows for which it does not hold stay as they are. */
  when?: RawBuilder<boolean>;
}

/** A column of states with the table of where they may go; statements get their `set` and `where` from it. */
export interface Life<Table extends NextStates> {
  next: Table;
  /** From all states that may go there, or from some of them. Throws where the table knows no such move. */
  move<To extends keyof Table & string>(to: To, options?: MoveOptions<Table, To>): Move;
  /** Whether a row is in one of these states. */
  in(states: readonly (keyof Table & string)[]): RawBuilder<boolean>;
}

/** `column` with its table, since statements join others: `offers.state`. */
export function lifeOf<const Table extends NextStates>(column: `${string}.${string}`, next: Table): Life<Table> {
  const written = sql.ref(column.slice(column.indexOf('.') + 1));
  const isIn = (states: readonly string[]) =>
    sql<boolean>`${sql.ref(column)} in (${sql.join(states.map((state) => sql.lit(state)))})`;
  return {
    next,
    in: isIn,
    move: (to, { from = statesBefore(next, to), when } = {}) => {
      const impossible = from.filter((state) => !next[state]?.includes(to));
      if (from.length === 0 || impossible.length > 0)
        throw new Error(`${column} never goes to ${to} from ${impossible.join(' or ')}.`);
      const where = isIn(from);
      const value = sql.lit(to);
      return {
        set: when
          ? sql`${written} = case when ${where} and ${when} then ${value} else ${sql.ref(column)} end`
          : sql`${written} = ${value}`,
        where,
      };
    },
  };
}

export const statesBefore = <Table extends NextStates, To extends string>(next: Table, to: To) =>
  Object.keys(next).filter((state): state is StatesBefore<Table, To> => next[state]?.includes(to) ?? false);
