import type { Journal } from '@mleg/platform/journal/journal';
import { readUnseenOfBackup } from '@mleg/platform/journal/read-unseen';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { findLost, type Lost } from './find-lost.ts';
import { gatherFacts } from './gather-facts.ts';

/** What a database that was restored somewhere to be looked at would take back; changes nothing. */
export async function previewRestore(backup: Kysely<IssuerDatabase>, journal: Journal): Promise<Lost> {
  const unseen = await readUnseenOfBackup(backup, journal);
  return findLost(backup, gatherFacts(unseen.records));
}
