import { forgetSeenValues } from '../database/seen-value-store.ts';
import type { IssuerDeps } from '../deps.ts';
import { forgetUpdates } from '../renewals/update-store.ts';
import { forgetSubjects } from './expiry-store.ts';

/** Deletes what there is no reason to keep: holders' data of ended orders, and values nobody would accept any more. */
export async function forget({ database, clock }: Pick<IssuerDeps, 'database' | 'clock'>): Promise<void> {
  const now = clock.now();
  await forgetSubjects(database, now);
  await forgetUpdates(database, now);
  await forgetSeenValues(database, now);
}
