import type {
  ApplicationChannel,
  ApplicationKind,
  ApplicationState,
  CancelReason,
} from '@mleg/institution-contract/application';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { ApplicationsTable } from '../database/family-schema.ts';
import { APPLICATION_LIFE } from '../database/lives.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;

export type ApplicationRecord = Selectable<ApplicationsTable>;

const applications = (within: Within, institutionId: string) =>
  within.selectFrom('applications').selectAll('applications').where('applications.institution_id', '=', institutionId);

export interface NewApplication {
  institutionId: string;
  applicationId: string;
  personId: string;
  kind: ApplicationKind;
  reason?: CancelReason | undefined;
  channel: ApplicationChannel;
  state: 'waiting' | 'accepted';
  appliedBy: string;
  at: Date;
}

export async function insertApplication(within: Within, application: NewApplication): Promise<ApplicationRecord> {
  const decided = application.state === 'accepted';
  return within
    .insertInto('applications')
    .values({
      institution_id: application.institutionId,
      application_id: application.applicationId,
      person_id: application.personId,
      kind: application.kind,
      channel: application.channel,
      reason: application.reason ?? null,
      state: application.state,
      applied_at: application.at,
      applied_by: application.appliedBy,
      decided_at: decided ? application.at : null,
      decided_by: decided ? application.appliedBy : null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function selectApplication(
  within: Within,
  institutionId: string,
  applicationId: string,
): Promise<ApplicationRecord | undefined> {
  return applications(within, institutionId).where('application_id', '=', applicationId).executeTakeFirst();
}

/** All of a person's, newest first. */
export function selectApplicationsOf(
  within: Within,
  institutionId: string,
  personId: string,
): Promise<ApplicationRecord[]> {
  return applications(within, institutionId)
    .where('applications.person_id', '=', personId)
    .orderBy('applied_at', 'desc')
    .execute();
}

/** One that waits, or that was accepted and still counts; cancellations count once and are over. */
export function selectOpenApplication(
  within: Within,
  institutionId: string,
  { personId, kind }: { personId: string; kind: ApplicationKind },
): Promise<ApplicationRecord | undefined> {
  return applications(within, institutionId)
    .where('applications.person_id', '=', personId)
    .where('kind', '=', kind)
    .where((row) =>
      row.or([
        row('state', '=', 'waiting'),
        row.and([row('state', '=', 'accepted'), row('ended_at', 'is', null), row('kind', '<>', 'cancel')]),
      ]),
    )
    .executeTakeFirst();
}

export type WaitingRecord = ApplicationRecord & {
  given_name: string;
  family_name: string;
  studies: string;
  applicant: string;
};

/** Somebody has decided about it already, and a second person has still to look. */
const isHeld = sql<boolean>`exists (
  select from deeds where deeds.institution_id = applications.institution_id
    and deeds.about = applications.application_id and deeds.kind in ('accept-application', 'refuse-application') and deeds.state = 'held'
)`;

/** The longest waiting first. */
export function selectWaitingApplications(
  within: Within,
  institutionId: string,
  limit: number,
): Promise<WaitingRecord[]> {
  return applications(within, institutionId)
    .innerJoin('people', (join) =>
      join
        .onRef('people.institution_id', '=', 'applications.institution_id')
        .onRef('people.person_id', '=', 'applications.person_id'),
    )
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.institution_id', '=', 'applications.institution_id')
        .onRef('accounts.account_id', '=', 'applications.applied_by'),
    )
    .select(['people.given_name', 'people.family_name', 'people.studies', 'accounts.display_name as applicant'])
    .where('applications.state', '=', 'waiting')
    .where((row) => row.not(isHeld))
    .orderBy('applied_at')
    .limit(limit)
    .execute();
}

export interface ApplicationChange {
  state: Exclude<ApplicationState, 'waiting'>;
  by: string;
  at: Date;
  note?: string | undefined;
}

/** @returns the application as it is now; `undefined` where it does not wait any longer */
export function updateWaiting(
  within: Within,
  { institution_id: institutionId, application_id: applicationId }: ApplicationRecord,
  { state, by, at, note }: ApplicationChange,
): Promise<ApplicationRecord | undefined> {
  return within
    .updateTable('applications')
    .set({ state, decided_at: at, decided_by: by, note: note ?? null })
    .where('institution_id', '=', institutionId)
    .where('application_id', '=', applicationId)
    .where(APPLICATION_LIFE.move(state).where)
    .returningAll()
    .executeTakeFirst();
}

/** What was accepted counts no longer. @returns whether something did */
export async function endStanding(
  within: Within,
  institutionId: string,
  { personId, kind, at }: { personId: string; kind: 'issue' | 'objection'; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await within
    .updateTable('applications')
    .set({ ended_at: at })
    .where('institution_id', '=', institutionId)
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('state', '=', 'accepted')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
