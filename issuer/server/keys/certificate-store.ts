import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

/** Keeps the first certificate stored for a use, whoever else makes one at the same time; returns the kept one. */
export async function keepCertificate(
  database: Kysely<IssuerDatabase>,
  use: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const find = () => database.selectFrom('certificates').select('der').where('use', '=', use).executeTakeFirst();
  const kept = await find();
  if (kept) return kept.der;
  const values = { use, der: await make() };
  await database
    .insertInto('certificates')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await find())?.der ?? values.der;
}
