import { answerFault } from '@mleg/platform/http/incident';
import type { Log } from '@mleg/platform/log/log';

/** PostgreSQL is starting, stopping or not there (SQLSTATE classes 08 and 57P), or its connection broke. */
const UNREACHABLE = /^(08...|57P..|53300|ECONN\w+|ENOENT|EPIPE|ETIMEDOUT)$/;

/** 503 where the database is away for a moment, else 500 with an incident id; never the cause. */
export function faultAnswer(log: Log, error: unknown, where: string): Response {
  if (!isDatabaseAway(error)) return answerFault(log, error, where);
  log.error({ where }, 'database.unreachable');
  return Response.json(
    { error: 'temporarily_unavailable' },
    { status: 503, headers: { 'Cache-Control': 'no-store', 'Retry-After': '5' } },
  );
}

export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') return UNREACHABLE.test(error.code);
  // The driver gives these two no code.
  return /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message);
}
