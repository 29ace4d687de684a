/** PostgreSQL is starting, stopping or not there (SQLSTATE classes 08 and 57P), or its connection broke. */
const UNREACHABLE = /^(08...|57P..|53300|ECONN\w+|ENOENT|EPIPE|ETIMEDOUT)$/;

/** Whether a query failed because nobody was there to answer it: the same request may succeed in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') return UNREACHABLE.test(error.code);
  // The driver gives these two no code.
  return /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message);
}
