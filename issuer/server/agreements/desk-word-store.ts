import type { AgreedTerms } from '@mleg/issuer-contract/institution';
import type { StaffRole } from '@mleg/issuer-contract/staff';
import type { Kysely, Transaction } from 'kysely';
import type { DeskWordTable, IssuerDatabase } from '../database/schema.ts';

type Within = Kysely<IssuerDatabase> | Transaction<IssuerDatabase>;

/** What may take two people. */
export type WeighedDecision = DeskWordTable['decision'];

/** About what somebody says yes: a decision on an agreement as it was then. */
export interface Weighed {
  institutionId: string;
  version: number;
  decision: WeighedDecision;
}

/** Somebody's yes, and what an approval sets instead of what was asked for, with the words that say so. */
export interface NewWord {
  staffId: string;
  at: Date;
  terms?: AgreedTerms;
  text?: string;
}

export interface Word {
  staffId: string;
  name: string;
  role: StaffRole;
  terms?: AgreedTerms;
  text?: string;
}

/** @returns false where the same person has said so already */
export async function insertWord(
  within: Within,
  { institutionId, version, decision }: Weighed,
  { staffId, at, terms, text }: NewWord,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await within
    .insertInto('desk_words')
    .values({
      institution_id: institutionId,
      agreement_version: version,
      decision,
      staff_id: staffId,
      at,
      terms: terms ? JSON.stringify(terms) : null,
      body: text ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** All who have said yes to each of these, and work here; the first first. */
export async function selectWords(within: Within, weighed: readonly Weighed[]): Promise<(Weighed & Word)[]> {
  if (weighed.length === 0) return [];
  const rows = await within
    .selectFrom('desk_words')
    .innerJoin('staff', 'staff.staff_id', 'desk_words.staff_id')
    .select([
      'institution_id as institutionId',
      'agreement_version as version',
      'decision',
      'desk_words.staff_id as staffId',
      'staff.display_name as name',
      'staff.role',
      'terms',
      'body',
    ])
    .where((row) =>
      row(
        row.refTuple('institution_id', 'agreement_version', 'decision'),
        'in',
        weighed.map(({ institutionId, version, decision }) => row.tuple(institutionId, version, decision)),
      ),
    )
    .where('staff.active', '=', true)
    .orderBy('desk_words.at')
    .execute();
  return rows.map(({ terms, body, ...word }) => ({
    ...word,
    ...(terms === null ? {} : { terms }),
    ...(body === null ? {} : { text: body }),
  }));
}
