import { randomBytes } from 'node:crypto';
import type { Log } from '../log/log.ts';

/**
 * Records a fault under a number that a person can read out over the telephone, and answers without its cause.
 * The log line carries the error's name and stack, not its message: messages of drivers quote data (G81).
 */
export function answerFault(log: Log, error: unknown, where: string): Response {
  const incident = reportFault(log, error, where);
  return Response.json(
    { error: 'server_error', error_description: `Something failed on our side. Incident ${incident}.`, incident },
    { status: 500, headers: { 'Cache-Control': 'no-store' } },
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
