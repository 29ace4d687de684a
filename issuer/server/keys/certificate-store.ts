import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';

/** Keeps the first certificate stored for a use, whoever else makes one at the same time; returns the kept one. */
export async function keepCertificate(
  database: Kysely<IssuerDatabase>,
  use: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const kept = await findCertificate(database, use);
  if (kept) return kept;
  const values = { use, der: await make() };
  await database
    .insertInto('certificates')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await findCertificate(database, use)) ?? values.der;
}

export async function findCertificate(database: Kysely<IssuerDatabase>, use: string): Promise<Uint8Array | undefined> {
  const row = await database.selectFrom('certificates').select('der').where('use', '=', use).executeTakeFirst();
  return row?.der;
}

/** Of all uses whose names begin so. */
export async function findCertificatesFrom(database: Kysely<IssuerDatabase>, begin: string): Promise<Uint8Array[]> {
  const rows = await database
    .selectFrom('certificates')
    .select('der')
    .where((where) => where.fn<boolean>('starts_with', ['use', where.val(begin)]))
    .orderBy('use')
    .execute();
  return rows.map(({ der }) => der);
}

/** The newest one counts: a root whose key stays may be certified anew. */
export async function replaceCertificate(within: Kysely<IssuerDatabase>, use: string, der: Uint8Array): Promise<void> {
  await within
    .insertInto('certificates')
    .values({ use, der })
    .onConflict((conflict) => conflict.column('use').doUpdateSet({ der }))
    .execute();
}
