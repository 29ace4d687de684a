import { recordAudit } from '@mleg/platform/audit/record-audit';
import { bringForward, databaseCalendar } from '@mleg/platform/keys/calendar-store';
import { endOfKey } from '@mleg/platform/keys/end-of-key';
import { nameOfKey } from '@mleg/platform/keys/key-calendar';
import type { KeyStore } from '@mleg/platform/keys/key-store';
import type { Kysely, Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import type { SigningFacts } from '../journal/gather-signing.ts';
import type { KeyTurn } from '../journal/issuer-fact.ts';
import { AUTHORITY_KEY } from '../keys/authorities.ts';
import { isInService } from '../keys/is-in-service.ts';
import { KEY_OWNER } from '../keys/key-uses.ts';
import { insertHalt, selectHaltMoments } from '../signing-halt/halt-store.ts';
import { reassignLists } from '../status-indexes/lease-store.ts';

/** What was to stop signing, and would go on. */
export interface LostSigning {
  /** When halts began that this database does not know. */
  liftedHalts: readonly Date[];
  /** Turns of keys it does not know: what was replaced would sign, or certify, again. */
  lostTurns: readonly KeyTurn[];
}

export async function selectLostSigning(
  within: Kysely<IssuerDatabase> | Transaction<IssuerDatabase>,
  { halts, keyTurns }: SigningFacts,
): Promise<LostSigning> {
  if (halts.length + keyTurns.size === 0) return { liftedHalts: [], lostTurns: [] };
  const begun = new Set((await selectHaltMoments(within)).map((at) => at.getTime()));
  const generations = await databaseCalendar(within, KEY_OWNER).read();
  const isKnown = ({ use, kid, from }: KeyTurn) =>
    generations.some((one) => one.use === use && one.kid === kid && one.signsFrom <= from);
  return {
    liftedHalts: halts.filter((at) => !begun.has(at.getTime())),
    lostTurns: [...keyTurns.values()].filter((said) => isInService(said.use) && !isKnown(said)),
  };
}

/** Read at the desk, where nobody remembers why. */
const REASONS = {
  halt: 'Baza danych jest sprzed tego wstrzymania i nie zna jego powodu.',
  keys: 'Baza danych jest sprzed wymiany kluczy. Co trzeba zrobić, mówi administratorowi polecenie mleg resume.',
} as const;

/**
 * A halt stands again, and keys that were given their turn have it again where they are still in the store. Whether
 * they are or not, nothing is signed until somebody has looked: other processes may remember the keys before.
 */
export async function haltAgain(
  keys: KeyStore,
  transaction: Transaction<IssuerDatabase>,
  { liftedHalts, lostTurns }: LostSigning,
  now: Date,
): Promise<void> {
  for (const said of lostTurns) await turnAgain(keys, transaction, said, now);
  if (liftedHalts.length + lostTurns.length === 0) return;
  const reason = lostTurns.length > 0 ? REASONS.keys : REASONS.halt;
  // As the journal calls it, so that it is known by its moment from now on.
  const since = liftedHalts.reduce((last, at) => (at > last ? at : last), liftedHalts[0] ?? now);
  if (!(await insertHalt(transaction, { at: since, by: 'issuer', reason }))) return;
  const event = { institutionId: '', at: now, event: 'signing.halted', actor: 'issuer' } as const;
  await recordAudit(transaction, event);
}

async function turnAgain(
  keys: KeyStore,
  transaction: Transaction<IssuerDatabase>,
  { use, generation, kid, from }: KeyTurn,
  now: Date,
): Promise<void> {
  const calendar = databaseCalendar(transaction, KEY_OWNER);
  const times = { madeAt: from, signsFrom: from };
  if (use === AUTHORITY_KEY) {
    // Its certificate is lost. Named all the same, so that the one before certifies nothing more.
    await calendar.add({ use, generation, kid, ...times, endsAt: null });
    return;
  }
  const there = await keys.fingerprints();
  if (there[nameOfKey(use, generation)] !== kid) return;
  const before: string[] = [];
  // Those between too: others have to know them as long as what they have signed is looked at.
  for (let each = 1; each <= generation; each += 1) {
    const name = nameOfKey(use, each);
    if (there[name] === undefined) continue;
    const { kid: own, x5c } = await keys.ensureSigningKey(name);
    if (each < generation) before.push(own);
    await calendar.add({
      use,
      generation: each,
      kid: own,
      ...times,
      endsAt: x5c.length > 0 ? endOfKey({ x5c }) : null,
    });
  }
  await bringForward(transaction, { owner: KEY_OWNER, use, generation, from, now });
  const replaced = before.at(-1);
  if (replaced !== undefined) await reassignLists(transaction, { from: replaced, to: kid });
}
