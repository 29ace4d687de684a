import type { CardOrderState } from '@mleg/institution-contract/card-order';
import {
  OPEN_STATES,
  STATES_AT_ISSUER,
  STATES_OF_CODES,
  STATES_ON_PHONE,
  STATES_UNDER_WAY,
} from '@mleg/institution-contract/order-life';
import { sql } from 'kysely';

/** Literals, no parameters: PostgreSQL takes a partial index only where it sees that the condition is the index's own. */
const listed = (states: readonly CardOrderState[]) => sql`(${sql.join(states.map((state) => sql.lit(state)))})`;

/** The states of `order-life.ts` after `in`. */
export const OPEN = listed(OPEN_STATES);
export const UNDER_WAY = listed(STATES_UNDER_WAY);
export const OF_CODES = listed(STATES_OF_CODES);
export const ON_PHONE = listed(STATES_ON_PHONE);
export const AT_ISSUER = listed(STATES_AT_ISSUER);
