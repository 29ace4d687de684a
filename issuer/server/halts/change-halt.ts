import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { IssuerDeps } from '../deps.ts';
import { DESK } from '../desk-sign-in/sign-in.ts';
import { insertHalt, updateResumed } from '../signing-halt/halt-store.ts';

type Needed = Pick<IssuerDeps, 'database' | 'clock'> & { halt?: Pick<IssuerDeps['halt'], 'forget'> };

/**
 * From now on no card is signed and no code made, in any process, until somebody resumes; what is asked for meanwhile
 * waits or is asked again. Revocations and everything that tells of cards go on (B15). False where it is halted already.
 */
export async function haltSigning(
  { database, clock, halt }: Needed,
  { by, reason }: { by: string; reason: string },
): Promise<boolean> {
  const at = clock.now();
  const changed = await database.transaction().execute(async (transaction) => {
    if (!(await insertHalt(transaction, { at, by, reason }))) return false;
    const event = { institutionId: DESK, at, event: 'signing.halted', actor: by, detail: { reason } } as const;
    await recordAudit(transaction, event);
    return true;
  });
  halt?.forget();
  return changed;
}

/** Everything goes on where it stood. False where nothing was halted. */
export async function resumeSigning({ database, clock, halt }: Needed, { by }: { by: string }): Promise<boolean> {
  const at = clock.now();
  const changed = await database.transaction().execute(async (transaction) => {
    if (!(await updateResumed(transaction, { at, by }))) return false;
    await recordAudit(transaction, { institutionId: DESK, at, event: 'signing.resumed', actor: by });
    return true;
  });
  halt?.forget();
  return changed;
}
