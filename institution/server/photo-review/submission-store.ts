import type { PhotoRejection } from '@mleg/institution-contract/photo';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { PhotoSubmissionsTable } from '../database/family-schema.ts';
import { SUBMISSION_LIFE } from '../database/lives.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

/** Without the picture: lists must not carry pictures through memory. */
export type SubmissionRecord = Omit<Selectable<PhotoSubmissionsTable>, 'jpeg'> & { kept: boolean };

const COLUMNS = [
  'photo_submissions.institution_id',
  'photo_submissions.submission_id',
  'photo_submissions.person_id',
  'photo_submissions.sha256',
  'photo_submissions.state',
  'photo_submissions.reason',
  'photo_submissions.note',
  'photo_submissions.submitted_at',
  'photo_submissions.submitted_by',
  'photo_submissions.decided_at',
  'photo_submissions.decided_by',
] as const;

/** Somebody has decided already, and a second person has still to look. */
const isHeld = sql<boolean>`exists (
  select from deeds where deeds.institution_id = photo_submissions.institution_id
    and deeds.about = photo_submissions.submission_id and deeds.kind in ('accept-photo', 'reject-photo') and deeds.state = 'held'
)`;

const submissions = (within: Within, institutionId: string) =>
  within
    .selectFrom('photo_submissions')
    .select(COLUMNS)
    .select(sql<boolean>`photo_submissions.jpeg is not null`.as('kept'))
    .where('photo_submissions.institution_id', '=', institutionId);

export interface NewSubmission {
  institutionId: string;
  submissionId: string;
  personId: string;
  jpeg: Buffer;
  sha256: Buffer;
  submittedBy: string;
  submittedAt: Date;
}

/** The person is locked: one that waited is replaced. */
export async function insertSubmission(
  within: Transaction<InstitutionDatabase>,
  submission: NewSubmission,
): Promise<void> {
  await within
    .updateTable('photo_submissions')
    .set({ state: 'replaced', jpeg: null })
    .where('institution_id', '=', submission.institutionId)
    .where('person_id', '=', submission.personId)
    .where(SUBMISSION_LIFE.move('replaced').where)
    .execute();
  await within
    .insertInto('photo_submissions')
    .values({
      institution_id: submission.institutionId,
      submission_id: submission.submissionId,
      person_id: submission.personId,
      jpeg: submission.jpeg,
      sha256: submission.sha256,
      state: 'waiting',
      submitted_at: submission.submittedAt,
      submitted_by: submission.submittedBy,
    })
    .execute();
}

export function selectSubmission(
  within: Within,
  institutionId: string,
  submissionId: string,
): Promise<SubmissionRecord | undefined> {
  return submissions(within, institutionId).where('submission_id', '=', submissionId).executeTakeFirst();
}

export function selectNewestSubmission(
  within: Within,
  institutionId: string,
  personId: string,
): Promise<SubmissionRecord | undefined> {
  return submissions(within, institutionId)
    .where('person_id', '=', personId)
    .orderBy('submitted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function selectSubmittedPicture(
  within: Within,
  institutionId: string,
  submissionId: string,
): Promise<{ jpeg: Buffer; sha256: Buffer } | undefined> {
  const row = await within
    .selectFrom('photo_submissions')
    .select(['jpeg', 'sha256'])
    .where('institution_id', '=', institutionId)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
  return row?.jpeg ? { jpeg: row.jpeg, sha256: row.sha256 } : undefined;
}

export type WaitingRecord = SubmissionRecord & {
  given_name: string;
  family_name: string;
  studies: string;
  has_photo: boolean;
};

/** Those that wait, the longest first; of some groups or of all. */
export function selectWaiting(
  within: Within,
  institutionId: string,
  { groups, limit }: { groups?: readonly string[] | undefined; limit: number },
): Promise<WaitingRecord[]> {
  let query = submissions(within, institutionId)
    .innerJoin('people', (join) =>
      join
        .onRef('people.institution_id', '=', 'photo_submissions.institution_id')
        .onRef('people.person_id', '=', 'photo_submissions.person_id'),
    )
    .leftJoin('photos', (join) =>
      join
        .onRef('photos.institution_id', '=', 'photo_submissions.institution_id')
        .onRef('photos.person_id', '=', 'photo_submissions.person_id'),
    )
    .select(['people.given_name', 'people.family_name', 'people.studies'])
    .select(sql<boolean>`photos.person_id is not null`.as('has_photo'))
    .where('photo_submissions.state', '=', 'waiting')
    .where((row) => row.not(isHeld));
  if (groups) query = query.where('people.studies', '=', sql<string>`any (${groups}::text[])`);
  return query.orderBy('submitted_at').limit(limit).execute();
}

export async function countWaitingByGroup(
  within: Within,
  institutionId: string,
  groups?: readonly string[],
): Promise<{ group: string; count: number }[]> {
  let query = within
    .selectFrom('photo_submissions')
    .innerJoin('people', (join) =>
      join
        .onRef('people.institution_id', '=', 'photo_submissions.institution_id')
        .onRef('people.person_id', '=', 'photo_submissions.person_id'),
    )
    .select('people.studies')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('photo_submissions.institution_id', '=', institutionId)
    .where('photo_submissions.state', '=', 'waiting')
    .where((row) => row.not(isHeld));
  if (groups) query = query.where('people.studies', '=', sql<string>`any (${groups}::text[])`);
  const rows = await query.groupBy('people.studies').orderBy('people.studies').execute();
  return rows.map(({ studies, count }) => ({ group: studies, count }));
}

export type SubmissionDecision =
  | { state: 'accepted' }
  | { state: 'rejected'; reason: PhotoRejection; note?: string | undefined };

/**
 * An accepted picture has become the person's photo and is kept there.
 * @returns false where it does not wait any longer
 */
export async function updateDecided(
  within: Within,
  submission: Pick<SubmissionRecord, 'institution_id' | 'submission_id'>,
  { decision, by, at }: { decision: SubmissionDecision; by: string; at: Date },
): Promise<boolean> {
  const said =
    decision.state === 'accepted' ? { jpeg: null } : { reason: decision.reason, note: decision.note ?? null };
  const { numUpdatedRows } = await within
    .updateTable('photo_submissions')
    .set({ state: decision.state, decided_at: at, decided_by: by, ...said })
    .where('institution_id', '=', submission.institution_id)
    .where('submission_id', '=', submission.submission_id)
    .where(SUBMISSION_LIFE.move(decision.state).where)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function forgetRejectedBefore(within: Within, institutionId: string, before: Date): Promise<void> {
  await within
    .updateTable('photo_submissions')
    .set({ jpeg: null })
    .where('institution_id', '=', institutionId)
    .where('state', '=', 'rejected')
    .where('decided_at', '<', before)
    .where('jpeg', 'is not', null)
    .execute();
}
