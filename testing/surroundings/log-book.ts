import { type Log, openLog } from '@mleg/platform/log/log';

/** Everything a party writes to its log, at the most talkative level, for tests to search. */
export interface LogBook {
  log: Log;
  text(): string;
}

export function openLogBook(): LogBook {
  const lines: string[] = [];
  return { log: openLog('debug', { write: (line) => void lines.push(line) }), text: () => lines.join('') };
}
