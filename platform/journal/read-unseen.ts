import { StartRefused } from '../start/start-refused.ts';
import type { Journal } from './journal.ts';
import type { ReadFile } from './journal-file.ts';
import type { PlacedRecord } from './journal-record.ts';
import { type JournalWithin, knowsJournals, selectJournalOwner, selectKnownFiles } from './journal-store.ts';

export interface Unseen {
  /** What the database may have lost; after an ordinary end of a process it turns out to know all of it. */
  records: readonly PlacedRecord[];
  /** What to remember once all of them are known. */
  files: readonly { name: string; bytes: number }[];
  /** Bytes that are no records: of a power cut, or damage. */
  skipped: number;
}

/**
 * What the journal says beyond what this database knows to have done. The journal is read before the database is asked,
 * so that a fact which another process writes meanwhile is in the database already. Throws `StartRefused` where the
 * two do not belong together.
 */
export async function readUnseen(within: JournalWithin, journal: Journal): Promise<Unseen> {
  const files = await journal.read();
  const { databaseId } = await selectJournalOwner(within);
  const known = await selectKnownFiles(within);
  refuseForeign(files, databaseId, journal.place);
  const lost = lostFiles(files, known);
  if (lost.length > 0) refuseLost(lost, known.size, { place: journal.place, hasOthers: files.length > 0 });
  return beyond(files, known);
}

/**
 * The same of a backup that is only looked at, and may be from before there was a journal. Without the whole journal
 * nothing could be told; what a start would advise, to give it up, would be wrong here.
 */
export async function readUnseenOfBackup(within: JournalWithin, journal: Journal): Promise<Unseen> {
  const files = await journal.read();
  const known = (await knowsJournals(within)) ? await selectKnownFiles(within) : new Map<string, number>();
  const lost = lostFiles(files, known);
  if (files.length === 0 || lost.length > 0) refuseCheck(lost, journal.place);
  if (known.size > 0) refuseForeign(files, (await selectJournalOwner(within)).databaseId, journal.place);
  return beyond(files, known);
}

function refuseCheck(lost: readonly string[], place: string): never {
  throw new StartRefused(
    [
      lost.length > 0
        ? `The journal in ${place} lacks ${lost.length} files that the backup knows, ${lost[0]} among them: nothing was compared.`
        : `There is no journal in ${place}: nothing was compared.`,
      'Say with --journal or JOURNAL_DIRECTORY where the journal is that the running system writes, or where its second',
      'place is, and check again before you restore anything. Changed was nothing.',
    ].join('\n'),
  );
}

/** Names of files that a database knows and that are not among these. */
export const lostFiles = (files: readonly ReadFile[], known: ReadonlyMap<string, number>): string[] => {
  const there = new Set(files.map(({ name }) => name));
  return [...known.keys()].filter((name) => !there.has(name));
};

function beyond(files: readonly ReadFile[], known: ReadonlyMap<string, number>): Unseen {
  return {
    records: files.flatMap(({ name, records }) => records.filter(({ end }) => end > (known.get(name) ?? 0))),
    files: files.map(({ name, bytes }) => ({ name, bytes })),
    skipped: files.reduce((sum, { skipped }) => sum + skipped, 0),
  };
}

function refuseForeign(files: readonly ReadFile[], databaseId: string, place: string): void {
  const foreign = files.find((file) => file.databaseId !== undefined && file.databaseId !== databaseId);
  if (!foreign) return;
  throw new StartRefused(
    [
      `The journal in ${place} belongs to another database: ${foreign.name} names ${foreign.databaseId}, this is ${databaseId}.`,
      'Check which database and which journal this process was given.',
      'If the database was restored from a backup older than the journal: mleg journal adopt.',
      'If you begin anew, move the journal away first.',
    ].join('\n'),
  );
}

function refuseLost(
  lost: readonly string[],
  known: number,
  { place, hasOthers }: { place: string; hasOthers: boolean },
): never {
  const command = hasOthers ? `mleg journal lost --file ${lost.join(',')} --sure` : 'mleg journal lost';
  throw new StartRefused(
    [
      `The journal in ${place} lacks ${lost.length} of ${known} files that this database knows, ${lost[0]} among them.`,
      'Mount the directory that --journal, JOURNAL_DIRECTORY or JOURNAL_MIRROR named before.',
      `If it is lost for good, a backup restored from now on brings back what it held: ${command}`,
    ].join('\n'),
  );
}
