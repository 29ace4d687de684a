import { ORPCError } from '@orpc/server';
import { isDatabaseAway } from '../database/is-database-away.ts';
import type { Log } from '../log/log.ts';
import { reportFault } from './incident.ts';

/**
 * An interceptor for the procedures of an API: a refusal goes out as the contract says; everything else is a fault, which
 * is recorded under a number and answered without its cause. `where` names the API in the log.
 */
export function hideFaults(log: Log, where: string) {
  return async <Answer>(call: { next: () => Promise<Answer> }): Promise<Answer> => {
    try {
      return await call.next();
    } catch (error) {
      throw withoutCause(log, where, error);
    }
  };
}

function withoutCause(log: Log, where: string, error: unknown): ORPCError<string, unknown> {
  // A refusal of the contract may be one for later: 503, agreed and known.
  if (error instanceof ORPCError && (error.defined || error.status < 500)) return error;
  const fault = error instanceof ORPCError && error.cause ? error.cause : error;
  if (isDatabaseAway(fault)) return new ORPCError('SERVICE_UNAVAILABLE', { status: 503 });
  const incident = reportFault(log, fault, where);
  const message = `Something failed on our side. Incident ${incident}.`;
  return new ORPCError('INTERNAL_SERVER_ERROR', { status: 500, message, data: { incident } });
}
