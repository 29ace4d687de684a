import { recordAudit } from '@mleg/platform/audit/record-audit';
import { bringForward, databaseCalendar } from '@mleg/platform/keys/calendar-store';
import { nameOfKey } from '@mleg/platform/keys/key-calendar';
import { soonestTurn } from '@mleg/platform/keys/soonest-turn';
import type { IssuerDeps } from '../deps.ts';
import { DESK } from '../desk-sign-in/sign-in.ts';
import { KEY_OWNER, TURNS } from '../keys/key-uses.ts';

/** Uses as the command line and the calendar call them. */
export const ROTATING_USES: readonly string[] = Object.values(TURNS).map(({ use }) => use);

export type Rotation =
  /** The next key has its turn at `from`; `published` says since when others could see it. */
  | { turns: { name: string; fingerprint: string; from: Date; publishedSince: Date } }
  | { refused: 'unknown-use' | 'no-next-key' };

/**
 * Gives the next key its turn as soon as everybody knows it; `atOnce`, where the key in use must not sign any more, as
 * soon as every process of ours does: then whoever has not looked since refuses what it signs, until they look.
 */
export async function rotateKey(
  { database, clock }: Pick<IssuerDeps, 'database' | 'clock'>,
  use: string,
  { atOnce }: { atOnce: boolean },
): Promise<Rotation> {
  const turns = Object.values(TURNS).find((one) => one.use === use);
  if (!turns) return { refused: 'unknown-use' };
  const now = clock.now();
  return database.transaction().execute(async (transaction): Promise<Rotation> => {
    const generations = await databaseCalendar(transaction, KEY_OWNER).read();
    const next = generations.findLast((one) => one.use === use);
    if (!next || next.signsFrom <= now) return { refused: 'no-next-key' };
    const from = soonestTurn(next, turns, { atOnce, now });
    const { generation, kid: fingerprint, madeAt: publishedSince } = next;
    const name = nameOfKey(use, generation);
    if (await bringForward(transaction, { owner: KEY_OWNER, use, generation, from, now })) {
      const event = { institutionId: DESK, at: now, event: 'key.rotated', actor: 'operator' } as const;
      await recordAudit(transaction, { ...event, detail: { key: name, fingerprint, from: from.toISOString() } });
      return { turns: { name, fingerprint, from, publishedSince } };
    }
    return { turns: { name, fingerprint, from: next.signsFrom, publishedSince } };
  });
}
