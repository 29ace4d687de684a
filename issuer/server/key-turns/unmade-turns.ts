import { databaseCalendar } from '@mleg/platform/keys/calendar-store';
import type { KeyGeneration } from '@mleg/platform/keys/key-calendar';
import type { IssuerDeps } from '../deps.ts';
import { gatherSigning } from '../journal/gather-signing.ts';
import type { KeyTurn } from '../journal/issuer-fact.ts';
import { AUTHORITY_KEY } from '../keys/authorities.ts';
import { isInService } from '../keys/is-in-service.ts';
import { KEY_OWNER } from '../keys/key-uses.ts';

/** A key that may have leaked would sign: its successor's turn is still to come, or was lost with a database. */
export interface UnmadeTurn {
  use: string;
  /** In the future, or when the turn was that nobody here knows of. */
  from: Date;
  isLost: boolean;
}

/** Held against the whole journal: what was given up to it once is asked for until it is made good. */
export async function findUnmadeTurns(
  { database, journal }: Pick<IssuerDeps, 'database' | 'journal'>,
  now: Date,
): Promise<UnmadeTurn[]> {
  const { keyTurns } = gatherSigning((await journal.read()).flatMap(({ records }) => records));
  const generations = await databaseCalendar(database, KEY_OWNER).read();
  return [...keyTurns.values()]
    .filter(({ use }) => isInService(use))
    .flatMap((said) => {
      const { use, from } = said;
      const isLost = !generations.some((one) => one.use === use && makesGood(one, said, now));
      return isLost || (use !== AUTHORITY_KEY && from > now) ? [{ use, from, isLost }] : [];
    });
}

/** By the same key or a later one; an authority without an end was never certified here. */
function makesGood({ generation, signsFrom, endsAt }: KeyGeneration, said: KeyTurn, now: Date): boolean {
  if (said.use === AUTHORITY_KEY) return generation >= said.generation && endsAt !== null;
  return signsFrom >= said.from && (signsFrom <= now || signsFrom <= said.from);
}
