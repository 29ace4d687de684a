import type { CardOrderState } from '@mleg/institution-contract/card-order';
import type { MessageKind } from '@mleg/institution-contract/message';
import { canBecome } from '@mleg/institution-contract/order-life';
import type { IssuanceRequestReport } from '@mleg/issuer-contract/issuance-request';
import type { AuditEvent } from '@mleg/platform/audit/audit-event';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import type { InstitutionEvent } from '../database/institution-event.ts';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { insertUpdates } from '../issuer-outbox/calls-store.ts';
import { type News, tell } from '../messages/tell.ts';
import { followSuspensions } from './follow-suspensions.ts';
import type { OrderRecord } from './order.ts';
import { type ChangedOrder, type OrderChange, updateOrders } from './order-change-store.ts';
import { lockOrders } from './order-store.ts';

type ApplyDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

/**
 * Steps 3, 7 and 8: takes over what the issuer says, however it came. Reports may come twice, late or in another
 * order (I9): one that is not newer than what is known changes nothing. Reports about orders of nobody here are dropped.
 */
export async function applyReports(deps: ApplyDeps, reports: readonly IssuanceRequestReport[]): Promise<void> {
  await deps.database.transaction().execute((transaction) => applyWithin(deps, transaction, reports));
}

/** All of them together: a commit for each would cost more than all the rest. */
export async function applyWithin(
  deps: Pick<ApplyDeps, 'clock' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  reports: readonly IssuanceRequestReport[],
): Promise<void> {
  const { institutionId } = deps.settings;
  const newest = newestOfEach(reports);
  const orders = await lockOrders(transaction, institutionId, [...newest.keys()]);
  const changes = [...newest.values()].flatMap((report) => {
    const order = orders.get(report.requestId);
    const change = order?.card_id === report.cardId ? changeBy(order, report, deps.clock.now()) : undefined;
    return order && change ? [{ order, report, change }] : [];
  });
  await updateOrders(transaction, institutionId, changes);
  await followSuspensions(deps, transaction, orders, newest.values());
  await tell(deps, transaction, ...changes.flatMap(newsOf));
  await recordAudit(transaction, ...changes.flatMap((change) => eventsOf(deps, change)));
  // The next round of calls says them; a hundred thousand cards need not be in a hurry.
  const restated = changes.filter(({ report }) => report.restate).map(({ order }) => order.person_id);
  if (restated.length > 0) await insertUpdates(transaction, institutionId, restated);
}

function newestOfEach(reports: readonly IssuanceRequestReport[]): Map<string, IssuanceRequestReport> {
  const newest = new Map<string, IssuanceRequestReport>();
  for (const report of reports) {
    const known = newest.get(report.requestId);
    if (!known || known.sequence < report.sequence) newest.set(report.requestId, report);
  }
  return newest;
}

/** What people are told of without asking. */
const MESSAGES: Readonly<Partial<Record<CardOrderState, MessageKind>>> = {
  ready: 'codes-ready',
  locked: 'codes-locked',
  revoked: 'card-cancelled',
};

interface Applied extends ChangedOrder {
  change: Reported;
  report: IssuanceRequestReport;
}

/** A report says of each order how it stands, changed or not. */
type Reported = OrderChange & Pick<OrderRecord, 'state'>;

function newsOf({ order, report, change: { state } }: Applied): News[] {
  const kind = state === order.state ? undefined : MESSAGES[state];
  const detail = state === 'revoked' ? report.cardStatusReason : undefined;
  return kind ? [{ personId: order.person_id, kind, about: order.order_id, detail }] : [];
}

function eventsOf(
  { clock }: Pick<ApplyDeps, 'clock'>,
  { order, report, change }: Applied,
): AuditEvent<InstitutionEvent>[] {
  const event = eventOf(order, report, change.state);
  if (!event) return [];
  const { device, failure, cardStatusReason } = report;
  const reason = failure ?? (change.state === 'revoked' ? cardStatusReason : undefined);
  return [
    {
      institutionId: order.institution_id,
      at: clock.now(),
      event,
      actor: 'issuer',
      subject: order.person_id,
      detail: { order: order.order_id, ...(device ? { device } : {}), ...(reason ? { reason } : {}) },
    },
  ];
}

/** Nothing where the report is not newer than what is known. */
function changeBy(order: OrderRecord, report: IssuanceRequestReport, now: Date): Reported | undefined {
  if (report.sequence === order.sequence) return movedInQueue(order, report);
  if (report.sequence < order.sequence) return undefined;
  const next = stateOf(report);
  const state = canBecome(order.state, next) ? next : order.state;
  return {
    state,
    sequence: report.sequence,
    delayed: order.revocation_waits && order.delayed,
    queue_place: state === 'preparing' ? (report.queuePlace ?? null) : null,
    // The issuer sends the codes until it knows that they have arrived; a later report has none.
    sealed_codes: state === 'ready' ? (report.sealedCodes ?? order.sealed_codes) : null,
    expires_at: report.expiresAt ? new Date(report.expiresAt) : order.expires_at,
    attempts_left: report.attemptsLeft ?? order.attempts_left,
    activated_at: report.activatedAt ? new Date(report.activatedAt) : order.activated_at,
    device: report.device ?? order.device,
    reason: report.failure ?? report.cardStatusReason ?? order.reason,
    update_waiting: report.updateWaiting ?? false,
    renewed_at: report.renewedAt ? new Date(report.renewedAt) : order.renewed_at,
    changed_at: state === order.state ? order.changed_at : now,
  };
}

/** The queue moves without the request itself changing. */
function movedInQueue(order: OrderRecord, report: IssuanceRequestReport): Reported | undefined {
  const place = report.queuePlace ?? null;
  if (order.state !== 'preparing' || report.state !== 'accepted' || place === order.queue_place) return undefined;
  return { state: order.state, queue_place: place };
}

function stateOf(report: IssuanceRequestReport): CardOrderState {
  if (report.cardStatus === 'revoked') return 'revoked';
  return report.state === 'accepted' ? 'preparing' : report.state;
}

function eventOf(
  order: OrderRecord,
  report: IssuanceRequestReport,
  state: CardOrderState,
): InstitutionEvent | undefined {
  const wrongCode = report.attemptsLeft !== undefined && report.attemptsLeft < (order.attempts_left ?? 0);
  if (state === order.state) return wrongCode && state === 'ready' ? 'codes.wrong' : eventOnPhone(order, report);
  return state === 'activated' || state === 'revoked' ? `card.${state}` : `order.${state}`;
}

/** The card stays the same card: the phone has fetched it anew. */
function eventOnPhone(order: OrderRecord, report: IssuanceRequestReport): InstitutionEvent | undefined {
  const isRenewed = report.renewedAt !== undefined && report.renewedAt !== order.renewed_at?.toISOString();
  return isRenewed ? 'card.renewed' : undefined;
}
