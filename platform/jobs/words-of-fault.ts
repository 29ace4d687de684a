/** pg-boss also reports copies of errors, which are plain objects with the message in them; a queue beside it says whose. */
export function wordsOfFault(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(wordsOfFault).join('; ');
  if (error instanceof Error || typeof error !== 'object' || error === null) return String(error);
  const { message, code, queue } = error as { message?: unknown; code?: unknown; queue?: unknown };
  const said = [queue, message, code].filter((part) => typeof part === 'string' && part !== '');
  return said.length > 0 ? said.join(': ') : Object.keys(error).join(', ') || 'an empty object';
}
