import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { IssuerDeps } from '../deps.ts';
import { DESK } from '../desk-sign-in/sign-in.ts';
import { changeInBoth } from '../journal/issuer-journal.ts';
import { findUnmadeTurns, type UnmadeTurn } from '../key-turns/unmade-turns.ts';
import { insertHalt, selectHalt, updateResumed } from '../signing-halt/halt-store.ts';

type Needed = Pick<IssuerDeps, 'database' | 'clock' | 'journal'> & { halt?: Pick<IssuerDeps['halt'], 'forget'> };

/**
 * From now on no card is signed and no code made, in any process, until somebody resumes; what is asked for meanwhile
 * waits or is asked again. Revocations and everything that tells of cards go on (B15). False where it is halted already;
 * saying it again has the journal know it too, should it not. Rejects with `NotWritten` where it cannot: nothing is halted.
 */
export async function haltSigning(
  { database, journal, clock, halt }: Needed,
  { by, reason }: { by: string; reason: string },
): Promise<boolean> {
  const at = clock.now();
  const changed = await changeInBoth({ database, journal }, async (transaction, facts) => {
    const isNew = await insertHalt(transaction, { at, by, reason });
    const since = isNew ? at : (await selectHalt(transaction))?.since;
    if (since) facts.push({ fact: 'signing-halted', since });
    if (!isNew) return false;
    // Not the reason: people write sentences, and names into them, and the audit is for ever.
    await recordAudit(transaction, { institutionId: DESK, at, event: 'signing.halted', actor: by });
    return true;
  });
  halt?.forget();
  return changed;
}

export type Resumption = { resumed: boolean } | { refused: 'keys-not-turned'; turns: readonly UnmadeTurn[] };

/** Everything goes on where it stood, unless it were with a key that was replaced. */
export async function resumeSigning(
  { database, journal, clock, halt }: Needed,
  { by }: { by: string },
): Promise<Resumption> {
  const at = clock.now();
  const turns = await findUnmadeTurns({ database, journal }, at);
  if (turns.length > 0 && (await selectHalt(database))) return { refused: 'keys-not-turned', turns };
  const resumed = await changeInBoth({ database, journal }, async (transaction, facts) => {
    const since = await updateResumed(transaction, { at, by });
    if (!since) return false;
    facts.push({ fact: 'signing-resumed', since });
    await recordAudit(transaction, { institutionId: DESK, at, event: 'signing.resumed', actor: by });
    return true;
  });
  halt?.forget();
  return { resumed };
}
