import { ORPCError } from '@orpc/server';
import { isNotYet, type NotYet } from '../two-people/weigh.ts';

/** What was done; else the one answer that all calls have in common: it was kept for a second person. */
export function unlessNotYet<Result extends object>(result: Result): Exclude<Result, NotYet> {
  if (isNotYet(result)) throw refusalOf(result);
  return result as Exclude<Result, NotYet>;
}

function refusalOf(notYet: NotYet) {
  if ('held' in notYet) return new ORPCError('HELD', { status: 409, defined: true, data: notYet.held });
  if ('barred' in notYet) return new ORPCError('FORBIDDEN', { status: 403 });
  throw new Error('Nobody has said a second word here.');
}
