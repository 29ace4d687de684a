import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Clock } from '@mleg/platform/clock/clock';
import { giveTurn, type Turn } from '@mleg/platform/keys/give-turn';
import type { Kysely } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import { ASSERTION_KEY, CODE_KEY } from '../keys/key-turns.ts';

/** Uses as the command line and the calendar call them. */
export const INSTITUTION_USES: readonly string[] = [CODE_KEY.use, ASSERTION_KEY.use];

/**
 * Gives the next key for codes its turn; the institution that runs tells the Ministry within a minute. For the key that
 * signs the Ministry's desk is asked instead.
 */
export function rotateInstitutionKey(
  { database, clock }: { database: Kysely<InstitutionDatabase>; clock: Clock },
  institutionId: string,
  use: string,
  { atOnce }: { atOnce: boolean },
): Promise<{ turns: Turn } | { refused: 'no-next-key' | 'asked-at-the-desk' }> {
  const now = clock.now();
  return database.transaction().execute(async (transaction) => {
    if (use === ASSERTION_KEY.use) return { refused: 'asked-at-the-desk' };
    const given = await giveTurn(transaction, institutionId, CODE_KEY, { atOnce, now });
    if (!given) return { refused: 'no-next-key' };
    const { isNew, ...turn } = given;
    if (isNew) {
      const event = { institutionId, at: now, event: 'key.rotated', actor: 'operator' } as const;
      const detail = { key: turn.name, fingerprint: turn.fingerprint, from: turn.from.toISOString() };
      await recordAudit(transaction, { ...event, detail });
    }
    return { turns: turn };
  });
}
