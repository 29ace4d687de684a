import { randomBytes } from 'node:crypto';
import { isDatabaseAway } from '../database/is-database-away.ts';
import type { Log } from '../log/log.ts';
import { answerBodyFault, BodyFault } from './body-fault.ts';

/** Seconds after which a client may ask again, while the database is away. */
export const RETRY_AFTER = '5';

/**
 * Records a fault under a number that a person can read out over the telephone, and answers without its cause. A
 * database that is away for a moment is no fault of anybody's request: 503 and when to come back.
 * The log line carries the error's name and stack, not its message: messages of drivers quote data (G81).
 */
export function answerFault(log: Log, error: unknown, where: string): Response {
  if (error instanceof BodyFault) return answerBodyFault(error.problem);
  if (isDatabaseAway(error)) return answerDatabaseAway(log, where);
  const incident = reportFault(log, error, where);
  return Response.json(
    { error: 'server_error', error_description: `Something failed on our side. Incident ${incident}.`, incident },
    { status: 500, headers: { 'Cache-Control': 'no-store' } },
  );
}

function answerDatabaseAway(log: Log, where: string): Response {
  log.error({ where }, 'database.unreachable');
  return Response.json(
    { error: 'temporarily_unavailable' },
    { status: 503, headers: { 'Cache-Control': 'no-store', 'Retry-After': RETRY_AFTER } },
  );
}

export function reportFault(log: Log, error: unknown, where: string): string {
  const incident = randomBytes(5).toString('hex');
  const stack =
    error instanceof Error
      ? error.stack
          ?.split('\n')
          .filter((line) => line.startsWith('    at '))
          .slice(0, 12)
      : undefined;
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  log.error({ incident, where, name, sqlState: code, stack }, 'fault');
  return incident;
}
