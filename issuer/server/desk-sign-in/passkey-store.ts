import type { Kysely, Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import type { Staff } from './staff.ts';
import { staffOf } from './staff-store.ts';

type Within = Kysely<IssuerDatabase> | Transaction<IssuerDatabase>;

export interface Passkey {
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  /** As the authenticator counts its signatures; those that are synchronised always say 0. */
  counter: number;
  transports: string[];
}

export async function insertPasskey(within: Within, staffId: string, passkey: Passkey, at: Date): Promise<void> {
  await within
    .insertInto('staff_passkeys')
    .values({
      credential_id: passkey.credentialId,
      staff_id: staffId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: passkey.transports.join(','),
      created_at: at,
    })
    .execute();
}

/** A passkey of somebody active. */
export async function selectPasskey(
  within: Within,
  credentialId: string,
): Promise<{ passkey: Passkey; staff: Staff } | undefined> {
  const row = await within
    .selectFrom('staff_passkeys')
    .innerJoin('staff', 'staff.staff_id', 'staff_passkeys.staff_id')
    .select(['credential_id', 'public_key', 'counter', 'transports'])
    .select(['staff.staff_id', 'display_name', 'email', 'role'])
    .where('credential_id', '=', credentialId)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!row) return undefined;
  const passkey = {
    credentialId: row.credential_id,
    publicKey: new Uint8Array(row.public_key),
    counter: row.counter,
    transports: row.transports === '' ? [] : row.transports.split(','),
  };
  return { passkey, staff: staffOf(row) };
}

/** False where another sign-in with the same count came first: one of the two is a copy. */
export async function updateCounter(within: Within, passkey: Passkey, counter: number): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('staff_passkeys')
    .set({ counter })
    .where('credential_id', '=', passkey.credentialId)
    .where('counter', '=', passkey.counter)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
