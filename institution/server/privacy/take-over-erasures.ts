import { readFile, rename } from 'node:fs/promises';
import { z } from 'zod';
import type { InstitutionDeps } from '../deps.ts';
import { readJournal, writeJournal } from '../erasures/erasure-journal.ts';

/** A line of the file that erasures were kept in before there was one journal for all that must not go back. */
const lineSchema = z.strictObject({
  institutionId: z.string(),
  tombstone: z.base64url().length(43),
  extent: z.enum(['card', 'person']),
  at: z.iso.datetime(),
});

/** Takes what that file has over into the journal, once, and puts it aside under another name. */
export async function takeOverErasures(deps: Pick<InstitutionDeps, 'journal' | 'settings'>): Promise<void> {
  const { earlierErasures } = deps.settings;
  const text = earlierErasures && (await readFile(earlierErasures, 'utf8').catch(unlessMissing));
  if (!earlierErasures || text === undefined) return;
  const known = new Set((await readJournal(deps)).map(({ tombstone, at }) => `${tombstone} ${at.toISOString()}`));
  // A line that a power cut has left in pieces was never acknowledged.
  const lines = text.split('\n').flatMap((line) => {
    const read = lineSchema.safeParse(parse(line));
    return read.success ? [{ ...read.data, at: new Date(read.data.at) }] : [];
  });
  for (const entry of lines) {
    if (!known.has(`${entry.tombstone} ${entry.at.toISOString()}`)) await writeJournal(deps, entry);
  }
  await rename(earlierErasures, `${earlierErasures}.taken-over`);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
