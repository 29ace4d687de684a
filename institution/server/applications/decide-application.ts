import type { Decided, Statement } from '@mleg/institution-contract/application';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { makeUuid } from '@mleg/platform/random/uuid';
import type { Transaction } from 'kysely';
import { decidedOf } from '../card-orders/order.ts';
import { selectNewestOrder } from '../card-orders/order-store.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { isErased } from '../erasures/is-erased.ts';
import { actingFor } from '../guardians/acting-for.ts';
import type { CallRecord } from '../issuer-outbox/calls-store.ts';
import type { SendDeps } from '../issuer-sending/send-calls.ts';
import { tell } from '../messages/tell.ts';
import { lockPerson, selectPerson } from '../people/people-store.ts';
import type { Permission } from '../permission/permission.ts';
import type { Account } from '../sign-in/account.ts';
import { type NotYet, weigh } from '../two-people/weigh.ts';
import type { Word } from '../two-people/weighing.ts';
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
  /** The second person's. */
  word?: Word;
}

export type DecideApplicationResult =
  | Decided
  | { refused: 'not-found' | 'own-application' | 'already-decided' }
  | NotYet;

/** The office's word on an application that waits. Nobody decides about what they asked for themselves (D53). */
export async function decideApplication(
  deps: DecideDeps,
  { by, applicationId, decision, word }: DecideApplication,
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
    const weighed = decision.accept
      ? await weighAcceptance(deps, transaction, application, { by, word })
      : await weighRefusal(deps, transaction, application, { by, word, note: decision.note });
    if (!('permission' in weighed)) return weighed;
    const leave = weighed.permission;
    const note = decision.accept ? undefined : decision.note;
    const change = { state, by: by.accountId, at: deps.clock.now(), note } as const;
    const updated = await updateWaiting(transaction, application, change);
    return updated && { updated, leave, call: await settle(deps, transaction, updated, by.accountId, leave) };
  });
  if (!decided) return { refused: 'already-decided' };
  if (!('updated' in decided)) return decided;
  const { updated, call, leave } = decided;
  const effect = leave ? await followUp(deps, updated, { actor: by.accountId, call, leave }) : 'none';
  return { application: viewApplication(updated), effect };
}

/** Whoever let the applicant in does not alone accept what they ask for. */
async function weighAcceptance(
  deps: DecideDeps,
  transaction: Within,
  { application_id: about, person_id: personId, applied_by: applicant, kind }: ApplicationRecord,
  { by, word }: { by: Account; word: Word | undefined },
) {
  const facts = {
    touches: (people: readonly string[]) => people.includes(personId),
    // What the family itself asks to be ended is theirs to end.
    ...(kind === 'issue' ? { amounts: [amountOf(kind)] } : {}),
    broughtBy: [applicant],
  };
  const deed = { kind: 'accept-application', about, content: {} } as const;
  const before = decidedOf(await selectNewestOrder(transaction, deps.settings.institutionId, personId));
  return weigh(deps, transaction, { deed, by, facts, before, personId, word });
}

/** To refuse all that waits is a way to keep cards from people, and counts like what changes them (Q43). */
async function weighRefusal(
  deps: DecideDeps,
  transaction: Within,
  { application_id: about, person_id: personId }: ApplicationRecord,
  { by, word, note }: { by: Account; word: Word | undefined; note: string },
) {
  const touches = (people: readonly string[]) => people.includes(personId);
  const facts = { touches, amounts: [{ of: 'changes', count: 1 }] } as const;
  const deed = { kind: 'refuse-application', about, content: { note } } as const;
  const weighed = await weigh(deps, transaction, { deed, by, facts, before: {}, personId, word });
  // Nothing comes of it that would need leave.
  return 'permission' in weighed ? { permission: undefined } : weighed;
}

const amountOf = (kind: ApplicationRecord['kind']) =>
  ({ of: kind === 'issue' ? 'orders' : 'cards', count: 1 }) as const;

export type RegisterResult =
  | Decided
  | { refused: StatementRefused | 'not-found' | 'own-application' | 'erased' }
  | NotYet;

/**
 * A paper form that the office has in hand, signed: registering it accepts it. That a card is asked for is then the word of
 * one person alone, so that another one sees the form (Q32); to end a card is never too early. Whose data were erased asks
 * for a card themselves, if they want one again.
 */
export async function registerApplication(
  deps: DecideDeps,
  { by, statement, word }: { by: Account; statement: Statement; word?: Word },
): Promise<RegisterResult> {
  const { institutionId } = deps.settings;
  const { personId, kind } = statement;
  if (!(await selectPerson(deps.database, institutionId, personId))) return { refused: 'not-found' };
  if (await isOwn(deps, by, personId)) return { refused: 'own-application' };
  const registered = await deps.database.transaction().execute(async (transaction) => {
    await lockPerson(transaction, institutionId, personId);
    const refused = await refusalOfStatement(deps, transaction, statement);
    if (refused) return { refusal: { refused } } as const;
    if (kind === 'issue' && (await isErased(deps, transaction, personId)))
      return { refusal: { refused: 'erased' } } as const;
    const facts = {
      touches: (people: readonly string[]) => people.includes(personId),
      amounts: [amountOf(kind)],
      onPaper: kind === 'issue',
    };
    const deed = { kind: 'register-application', about: personId, content: { statement } } as const;
    const before = decidedOf(await selectNewestOrder(transaction, institutionId, personId));
    const weighed = await weigh(deps, transaction, { deed, by, facts, before, personId, word });
    if (!('permission' in weighed)) return { refusal: weighed } as const;
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
    const leave = weighed.permission;
    return { application, leave, call: await settle(deps, transaction, application, by.accountId, leave) };
  });
  if (registered.refusal) return registered.refusal;
  const { application, call, leave } = registered;
  const effect = await followUp(deps, application, { actor: by.accountId, call, leave });
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
  leave: Permission<'change-cards'> | undefined,
): Promise<CallRecord | undefined> {
  const { institution_id: institutionId, application_id: about, person_id: personId, kind, state } = application;
  const accepted = state === 'accepted';
  const call = accepted && leave ? await takeEffect(deps, transaction, application, actor, leave) : undefined;
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
