import type { AskedChange } from '@mleg/issuer-contract/agreement';
import type { Kysely, Transaction } from 'kysely';
import { HOLDING_STATES } from '../database/agreement-life.ts';
import type { IssuerDatabase } from '../database/schema.ts';
import { factColumns } from '../institutions/institution-store.ts';
import { vouch } from '../institutions/vouched-store.ts';
import type { IssuerFact } from '../journal/issuer-fact.ts';
import type { Agreement } from './agreement-store.ts';

type Within = Kysely<IssuerDatabase> | Transaction<IssuerDatabase>;

/** As it was read; whoever writes over something else than that writes nothing. */
type Seen = Pick<Agreement, 'version'> & { institutionId: string };

/** Puts a change before the desk, instead of one that waited. */
export function updateAskedChange(within: Within, seen: Seen, change: AskedChange, at: Date): Promise<boolean> {
  return update(within, seen, { asked_change: JSON.stringify(change), agreement_changed_at: at });
}

/** What was asked for holds from now on: the numbers, and the new key instead of the one before. */
export async function applyAskedChange(
  within: Within,
  seen: Seen,
  { institution, askedChange }: Pick<Agreement, 'institution'> & { askedChange: AskedChange },
  at: Date,
  facts: IssuerFact[],
): Promise<boolean> {
  const stored = await update(within, seen, {
    policies: JSON.stringify({ ...institution.policies, ...askedChange.terms }),
    ...(askedChange.signingKey ? { signing_key: JSON.stringify(askedChange.signingKey) } : {}),
    asked_change: null,
    ...(askedChange.facts ? { ...factColumns(askedChange.facts), facts_by_desk: true } : {}),
    changed_by_desk: true,
    agreement_changed_at: at,
  });
  if (!stored) return false;
  await vouch(within, seen.institutionId);
  const { institutionId, version } = seen;
  const { signingKey: key } = askedChange;
  if (key) facts.push({ fact: 'signing-key', institutionId, version: version + 1, key });
  return stored;
}

/** Everything stays as it was. */
export function dropAskedChange(within: Within, seen: Seen, at: Date): Promise<boolean> {
  return update(within, seen, { asked_change: null, agreement_changed_at: at });
}

interface Columns {
  agreement_changed_at: Date;
  asked_change: string | null;
  policies?: string;
  signing_key?: string;
  changed_by_desk?: boolean;
  facts_by_desk?: boolean;
  name?: string;
  short_name?: string | null;
  address?: string | null;
  domain?: string | null;
}

async function update(within: Within, { institutionId, version }: Seen, columns: Columns): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('institutions')
    .set({ ...columns, agreement_version: version + 1 })
    .where('institution_id', '=', institutionId)
    .where('agreement_version', '=', version)
    .where('agreement_state', 'in', HOLDING_STATES)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
