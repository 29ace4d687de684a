import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Clock } from '@mleg/platform/clock/clock';
import { type KeyCalendar, nameOfKey } from '@mleg/platform/keys/key-calendar';
import type { KeyStore, SigningKey } from '@mleg/platform/keys/key-store';
import type { Kysely } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import { claimNextGeneration, selectKeyGenerations, useGeneration } from './key-generation-store.ts';
import { ASSERTION_KEY } from './key-turns.ts';

/**
 * The key by which the Ministry knows the institution (RFC 7523). Another may be on its way to replace it: the Ministry
 * says when, and each process learns it by being refused with the one before (ADR 0051).
 */
export interface AssertionKey {
  /** As far as this process knows. */
  inUse(): SigningKey;
  /** The key to ask for; the same one until it is in use. */
  makeNext(): Promise<SigningKey>;
  /** What was signed with the key in use is not known: tries the others, and keeps the one that is. */
  known<T>(attempt: (key: SigningKey) => Promise<T | 'unknown-key'>): Promise<T | 'unknown-key'>;
}

interface Needed {
  store: KeyStore;
  database: Kysely<InstitutionDatabase>;
  /** Says since when each has signed, for whoever asks how old it is. */
  calendar: KeyCalendar;
  clock: Clock;
  institutionId: string;
}

export async function openAssertionKey(needed: Needed): Promise<AssertionKey> {
  const { store, database, calendar, clock, institutionId } = needed;
  const { use } = ASSERTION_KEY;
  const ofGeneration = (generation: number) => store.ensureSigningKey(nameOfKey(use, generation));
  const enter = async ({ kid }: SigningKey, generation: number) => {
    const now = clock.now();
    await calendar.add({ use, generation, kid, madeAt: now, signsFrom: now, endsAt: null });
  };
  const first = (await selectKeyGenerations(database, institutionId)).inUse;
  let inUse = await ofGeneration(first);
  await enter(inUse, first);

  const keep = async (key: SigningKey, generation: number) => {
    inUse = key;
    await enter(key, generation);
    await database.transaction().execute(async (transaction) => {
      if (!(await useGeneration(transaction, institutionId, generation))) return;
      const event = { institutionId, at: clock.now(), event: 'agreement.key-replaced' as const, actor: 'issuer' };
      await recordAudit(transaction, { ...event, detail: { generation } });
    });
  };
  return {
    inUse: () => inUse,
    makeNext: async () => ofGeneration(await claimNextGeneration(database, institutionId)),
    known: async (attempt) => {
      const answer = await attempt(inUse);
      if (answer !== 'unknown-key') return answer;
      const generations = await selectKeyGenerations(database, institutionId);
      for (const generation of [generations.inUse, generations.asked]) {
        if (generation === undefined) continue;
        const key = await ofGeneration(generation);
        const other = key.kid === inUse.kid ? 'unknown-key' : await attempt(key);
        if (other === 'unknown-key') continue;
        await keep(key, generation);
        return other;
      }
      return 'unknown-key';
    },
  };
}
