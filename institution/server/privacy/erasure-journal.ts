import { createHmac } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { InstitutionDeps } from '../deps.ts';

/** `card`: all about the mobile card of somebody who is still enrolled; `person`: everything. */
const journalEntrySchema = z.strictObject({
  institutionId: z.string(),
  tombstone: z.string(),
  extent: z.enum(['card', 'person']),
  at: z.iso.datetime(),
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;

type JournalDeps = Pick<InstitutionDeps, 'settings'>;

/** Says who was erased only to whoever has both the key and the person's id, that is a backup. */
export function tombstoneOf({ keys }: Pick<InstitutionDeps, 'keys'>, personId: string): string {
  return createHmac('sha256', keys.erasures).update(personId).digest('base64url');
}

/** One line at the end of the file, on the disk when this returns. */
export async function writeJournal({ settings }: JournalDeps, entry: JournalEntry): Promise<void> {
  await mkdir(dirname(settings.erasureJournal), { recursive: true, mode: 0o700 });
  const file = await open(settings.erasureJournal, 'a', 0o600);
  try {
    await file.write(`${JSON.stringify(entry)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** This institution's erasures, in order. A line that a power cut has left in pieces was never acknowledged. */
export async function readJournal({ settings }: JournalDeps): Promise<JournalEntry[]> {
  const text = await readFile(settings.erasureJournal, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const entries = text.split('\n').flatMap((line) => {
    const read = journalEntrySchema.safeParse(parse(line));
    return read.success ? [read.data] : [];
  });
  return entries.filter(({ institutionId }) => institutionId === settings.institutionId);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
