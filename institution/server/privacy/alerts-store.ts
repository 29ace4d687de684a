import type { Kysely, Selectable, Transaction } from 'kysely';
import type { AlertsTable } from '../database/privacy-schema.ts';
import type { InstitutionDatabase } from '../database/schema.ts';

type Within = Kysely<InstitutionDatabase> | Transaction<InstitutionDatabase>;
type AlertKind = AlertsTable['kind'];

export interface NewAlert {
  institutionId: string;
  alertId: string;
  kind: AlertKind;
  about: string;
  accountId: string;
  personId?: string;
  at: Date;
}

/** @returns false where it is known already */
export async function insertAlert(within: Within, alert: NewAlert): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await within
    .insertInto('alerts')
    .values({
      institution_id: alert.institutionId,
      alert_id: alert.alertId,
      kind: alert.kind,
      about: alert.about,
      account_id: alert.accountId,
      person_id: alert.personId ?? null,
      raised_at: alert.at,
    })
    .onConflict((conflict) => conflict.columns(['institution_id', 'kind', 'about']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export type AlertRecord = Selectable<AlertsTable> & {
  display_name: string | null;
  given_name: string | null;
  family_name: string | null;
};

/** The newest first. */
export function selectAlerts(
  within: Within,
  institutionId: string,
  kinds: readonly AlertKind[],
): Promise<AlertRecord[]> {
  return within
    .selectFrom('alerts')
    .leftJoin('accounts', (join) =>
      join
        .onRef('accounts.institution_id', '=', 'alerts.institution_id')
        .onRef('accounts.account_id', '=', 'alerts.account_id'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.institution_id', '=', 'alerts.institution_id')
        .onRef('people.person_id', '=', 'alerts.person_id'),
    )
    .selectAll('alerts')
    .select(['accounts.display_name', 'people.given_name', 'people.family_name'])
    .where('alerts.institution_id', '=', institutionId)
    .where('alerts.kind', 'in', kinds)
    .orderBy('alerts.raised_at', 'desc')
    .limit(MOST)
    .execute();
}

/** The wish of somebody, or of who acts for them, that what is known of them be erased. */
export function selectRequest(
  within: Within,
  institutionId: string,
  personId: string,
): Promise<Pick<AlertsTable, 'account_id'> | undefined> {
  return within
    .selectFrom('alerts')
    .select('account_id')
    .where('institution_id', '=', institutionId)
    .where('kind', '=', 'erasure-requested')
    .where('about', '=', personId)
    .executeTakeFirst();
}

/** It is answered. @returns its id, where it was still there */
export async function deleteRequest(
  within: Within,
  institutionId: string,
  personId: string,
): Promise<string | undefined> {
  const row = await within
    .deleteFrom('alerts')
    .where('institution_id', '=', institutionId)
    .where('kind', '=', 'erasure-requested')
    .where('about', '=', personId)
    .returning('alert_id')
    .executeTakeFirst();
  return row?.alert_id;
}

const MOST = 100;

export async function selectHasAlert(
  within: Within,
  institutionId: string,
  kind: AlertKind,
  about: string,
): Promise<boolean> {
  const row = await within
    .selectFrom('alerts')
    .select('alert_id')
    .where('institution_id', '=', institutionId)
    .where('kind', '=', kind)
    .where('about', '=', about)
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns the one that was dealt with, where it was still there */
export function deleteAlert(
  within: Within,
  institutionId: string,
  alertId: string,
  kinds: readonly AlertKind[],
): Promise<Selectable<AlertsTable> | undefined> {
  return within
    .deleteFrom('alerts')
    .where('institution_id', '=', institutionId)
    .where('alert_id', '=', alertId)
    .where('kind', 'in', kinds)
    .returningAll()
    .executeTakeFirst();
}
