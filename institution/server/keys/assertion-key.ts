import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Clock } from '@mleg/platform/clock/clock';
import type { KeyStore, SigningKey } from '@mleg/platform/keys/key-store';
import type { Kysely } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import { claimNextGeneration, selectKeyGenerations, useGeneration } from './key-generation-store.ts';

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
  clock: Clock;
  institutionId: string;
}

export async function openAssertionKey({ store, database, clock, institutionId }: Needed): Promise<AssertionKey> {
  const ofGeneration = (generation: number) =>
    store.ensureSigningKey(generation === 1 ? 'institution-assertion' : `institution-assertion-${generation}`);
  let inUse = await ofGeneration((await selectKeyGenerations(database, institutionId)).inUse);

  const keep = async (key: SigningKey, generation: number) => {
    inUse = key;
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
