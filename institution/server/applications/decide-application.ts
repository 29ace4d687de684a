import type { Decided, Statement } from '@mleg/institution-contract/application';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { actingFor } from '../guardians/acting-for.ts';
import type { CallRecord } from '../issuer-outbox/calls-store.ts';
import type { SendDeps } from '../issuer-sending/send-calls.ts';
import { tell } from '../messages/tell.ts';
import { lockPerson, selectPerson } from '../people/people-store.ts';
import type { Account } from '../sign-in/account.ts';
import { viewApplication } from './application.ts';
import { type ApplicationRecord, insertApplication, selectApplication, updateWaiting } from './application-store.ts';
import { refusalOfStatement, type StatementRefused } from './check-statement.ts';
import { followUp, takeEffect } from './take-effect.ts';

type DecideDeps = SendDeps & Pick<InstitutionDeps, 'jobs' | 'random'>;
type Within = Transaction<InstitutionDatabase>;

export interface DecideApplication {
  by: Account;
  applicationId: string;
  decision: { accept: true } | { accept: false; note: string };
}

export type DecideApplicationResult = Decided | { refused: 'not-found' | 'own-application' | 'already-decided' };

/** The office's word on an application that waits. Nobody decides about what they asked for themselves (D53). */
export async function decideApplication(
  deps: DecideDeps,
  { by, applicationId, decision }: DecideApplication,
): Promise<DecideApplicationResult> {
  const { institutionId } = deps.settings;
  const application = await selectApplication(deps.database, institutionId, applicationId);
  if (!application) return { refused: 'not-found' };
  if (application.applied_by === by.accountId || (await isOwn(deps, by, application.person_id))) {
    return { refused: 'own-application' };
  }
  const state = decision.accept ? 'accepted' : 'refused';
  const decided = await deps.database.transaction().execute(async (transaction) => {
    await lockPerson(transaction, institutionId, application.person_id);
    const note = decision.accept ? undefined : decision.note;
    const change = { state, by: by.accountId, at: deps.clock.now(), note } as const;
    const updated = await updateWaiting(transaction, application, change);
    return updated && { updated, call: await settle(deps, transaction, updated, by.accountId) };
  });
  if (!decided) return { refused: 'already-decided' };
  const { updated, call } = decided;
  const effect = decision.accept ? await followUp(deps, updated, { actor: by.accountId, call }) : 'none';
  return { application: viewApplication(updated), effect };
}

export type RegisterResult = Decided | { refused: StatementRefused | 'not-found' | 'own-application' };

/** A paper form that the office has in hand, signed: registering it accepts it. */
export async function registerApplication(
  deps: DecideDeps,
  { by, statement }: { by: Account; statement: Statement },
): Promise<RegisterResult> {
  const { institutionId } = deps.settings;
  const { personId, kind } = statement;
  if (!(await selectPerson(deps.database, institutionId, personId))) return { refused: 'not-found' };
  if (await isOwn(deps, by, personId)) return { refused: 'own-application' };
  const registered = await deps.database.transaction().execute(async (transaction) => {
    await lockPerson(transaction, institutionId, personId);
    const refused = await refusalOfStatement(deps, transaction, statement);
    if (refused) return { refused };
    const application = await insertApplication(transaction, {
      institutionId,
      applicationId: makeUuid(deps.random),
      personId,
      kind,
      reason: statement.kind === 'cancel' ? statement.reason : undefined,
      channel: 'paper',
      state: 'accepted',
      appliedBy: by.accountId,
      at: deps.clock.now(),
    });
    return { application, call: await settle(deps, transaction, application, by.accountId) };
  });
  if (registered.refused) return { refused: registered.refused };
  const { application, call } = registered;
  const effect = await followUp(deps, application, { actor: by.accountId, call });
  return { application: viewApplication(application), effect };
}

/** Their own, or their own child's. */
async function isOwn(deps: DecideDeps, by: Account, personId: string): Promise<boolean> {
  return (await actingFor(deps, by, personId)) !== undefined;
}

/** In the transaction of the decision: its effect, its event, and whom it concerns are told. */
async function settle(
  deps: DecideDeps,
  transaction: Within,
  application: ApplicationRecord,
  actor: string,
): Promise<CallRecord | undefined> {
  const { institution_id: institutionId, application_id: about, person_id: personId, kind, state } = application;
  const accepted = state === 'accepted';
  const call = accepted ? await takeEffect(deps, transaction, application, actor) : undefined;
  await recordAudit(transaction, {
    institutionId,
    at: deps.clock.now(),
    event: `application.${kind}-${accepted ? 'accepted' : 'refused'}`,
    actor,
    subject: personId,
    detail: { channel: application.channel, ...(application.reason ? { reason: application.reason } : {}) },
  });
  // An accepted cancellation has been confirmed with the card's end already.
  if (accepted && kind === 'cancel') return call;
  const good = kind === 'objection' ? 'objection-recorded' : 'application-accepted';
  const note = application.note ?? undefined;
  await tell(deps, transaction, { personId, kind: accepted ? good : 'application-refused', about, detail: kind, note });
  return call;
}
