import { recordAudit } from '@mleg/platform/audit/record-audit';
import { databaseCalendar } from '@mleg/platform/keys/calendar-store';
import { giveTurn, type Turn } from '@mleg/platform/keys/give-turn';
import { generationInUse } from '@mleg/platform/keys/key-calendar';
import type { IssuerDeps } from '../deps.ts';
import { DESK } from '../desk-sign-in/sign-in.ts';
import { changeInBoth } from '../journal/issuer-journal.ts';
import { KEY_OWNER, TURNS } from '../keys/key-uses.ts';
import { reassignLists } from '../status-indexes/lease-store.ts';

/** Uses as the command line and the calendar call them. */
export const ROTATING_USES: readonly string[] = Object.values(TURNS).map(({ use }) => use);

export type Rotation = { turns: Turn } | { refused: 'unknown-use' | 'no-next-key' };

/**
 * Gives the next key its turn as soon as everybody knows it; `atOnce`, where the key in use must not sign any more, as
 * soon as every process of ours does: then whoever has not looked since refuses what it signs, until they look. Rejects
 * with `NotWritten` where the journal cannot be written: no key has got its turn.
 */
export async function rotateKey(
  { database, journal, clock }: Pick<IssuerDeps, 'database' | 'journal' | 'clock'>,
  use: string,
  { atOnce }: { atOnce: boolean },
): Promise<Rotation> {
  const turns = Object.values(TURNS).find((one) => one.use === use);
  if (!turns) return { refused: 'unknown-use' };
  const now = clock.now();
  return changeInBoth({ database, journal }, async (transaction, facts): Promise<Rotation> => {
    const ofUse = (await databaseCalendar(transaction, KEY_OWNER).read()).filter((one) => one.use === use);
    const before = generationInUse(ofUse, now);
    const given = await giveTurn(transaction, KEY_OWNER, turns, { atOnce, now });
    if (!given) return { refused: 'no-next-key' };
    const { isNew, generation, ...turn } = given;
    if (atOnce) {
      facts.push({ fact: 'key-turned', use, generation, kid: turn.fingerprint, from: turn.from });
      if (before) await reassignLists(transaction, { from: before.kid, to: turn.fingerprint });
    }
    if (isNew) {
      const event = { institutionId: DESK, at: now, event: 'key.rotated', actor: 'operator' } as const;
      const detail = { key: turn.name, fingerprint: turn.fingerprint, from: turn.from.toISOString() };
      await recordAudit(transaction, { ...event, detail });
    }
    return { turns: turn };
  });
}
