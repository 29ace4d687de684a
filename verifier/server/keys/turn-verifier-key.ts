import type { DirectoryCalendar } from '@mleg/platform/keys/directory-calendar';
import type { Turn } from '@mleg/platform/keys/give-turn';
import { nameOfKey } from '@mleg/platform/keys/key-calendar';
import { type PlannedKey, planKeys } from '@mleg/platform/keys/key-plan';
import { soonestTurn } from '@mleg/platform/keys/soonest-turn';
import { VERIFIER_KEY_USES } from './verifier-keys.ts';

const USES = Object.values(VERIFIER_KEY_USES);

/** Uses as the command line and the calendar call them. */
export const VERIFIER_USES: readonly string[] = USES.map(({ use }) => use);

/** Every key of a verifier that others are told of. */
export async function listVerifierKeys(calendar: DirectoryCalendar, now: Date): Promise<PlannedKey[]> {
  return planKeys(await calendar.read(), USES, now);
}

/** Gives the next key its turn as soon as everybody knows it; `atOnce`, as soon as every process of ours does. */
export async function turnVerifierKey(
  calendar: DirectoryCalendar,
  use: string,
  { atOnce, now }: { atOnce: boolean; now: Date },
): Promise<{ turns: Turn } | { refused: 'unknown-use' | 'no-next-key' }> {
  const turns = USES.find((one) => one.use === use);
  if (!turns) return { refused: 'unknown-use' };
  const next = (await calendar.read()).findLast((one) => one.use === use);
  if (!next || next.signsFrom <= now) return { refused: 'no-next-key' };
  const wished = soonestTurn(next, turns, { atOnce, now });
  const from = (await calendar.bringForward(next, wished, now)) ? wished : next.signsFrom;
  const { generation, kid: fingerprint, madeAt: publishedSince } = next;
  return { turns: { name: nameOfKey(use, generation), fingerprint, from, publishedSince } };
}
