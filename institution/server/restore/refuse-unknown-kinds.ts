import type { JournalRecord } from '@mleg/platform/journal/journal-record';
import { MARK_KIND } from '@mleg/platform/journal/mark';
import { StartRefused } from '@mleg/platform/start/start-refused';
import { ACCOUNT_ENDS } from '../account-ends/account-end.ts';
import { ERASURE_KIND } from '../erasures/erasure-journal.ts';

const KNOWN = new Set<number>([MARK_KIND, ERASURE_KIND, ...Object.values(ACCOUNT_ENDS).map(({ kind }) => kind)]);

/** Throws `StartRefused` at what only a newer release can have written: passed over, it would come back. */
export function refuseUnknownKinds(records: readonly JournalRecord[]): void {
  const unknown = records.find(({ kind }) => !KNOWN.has(kind));
  if (!unknown) return;
  throw new StartRefused(`The journal holds records of kind ${unknown.kind}, of a newer release: start that one.`);
}
