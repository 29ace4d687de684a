import type { CardOrderState } from '@mleg/institution-contract/card-order';
import type { MessageKind } from '@mleg/institution-contract/message';
import type { IssuanceRequestReport } from '@mleg/issuer-contract/issuance-request';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import type { Transaction } from 'kysely';
import type { InstitutionDatabase } from '../database/schema.ts';
import type { InstitutionDeps } from '../deps.ts';
import { tell } from '../messages/tell.ts';
import type { OrderRecord } from './order.ts';
import { canBecome } from './order-states.ts';
import { type OrderChange, selectOrderForUpdate, updateOrder } from './order-store.ts';

type ApplyDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'settings'>;

/**
 * Steps 3, 7 and 8: takes over what the issuer says, however it came. Reports may come twice, late or in another
 * order (I9): one that is not newer than what is known changes nothing. Reports about orders of nobody here are dropped.
 */
export async function applyReports(deps: ApplyDeps, reports: readonly IssuanceRequestReport[]): Promise<void> {
  for (const report of reports) {
    await deps.database.transaction().execute((transaction) => applyReport(deps, transaction, report));
  }
}

export async function applyReport(
  deps: Pick<ApplyDeps, 'clock' | 'settings'>,
  transaction: Transaction<InstitutionDatabase>,
  report: IssuanceRequestReport,
): Promise<void> {
  const { institutionId } = deps.settings;
  const order = await selectOrderForUpdate(transaction, institutionId, report.requestId);
  if (order?.card_id !== report.cardId) return;
  if (report.sequence === order.sequence) return moveInQueue(transaction, order, report);
  if (report.sequence < order.sequence) return;
  const next = stateOf(report);
  const state = canBecome(order.state, next) ? next : order.state;
  const event = eventOf(order, report, state);
  await updateOrder(transaction, order, changeBy(order, report, state, deps.clock.now()));
  const kind = event === 'card.suspended' ? 'card-suspended' : state === order.state ? undefined : MESSAGES[state];
  if (kind) await tell(deps, transaction, { personId: order.person_id, kind, about: order.order_id });
  if (!event) return;
  const detail = { order: order.order_id, ...(report.device ? { device: report.device } : {}) };
  await recordAudit(transaction, {
    institutionId,
    at: deps.clock.now(),
    event,
    actor: 'issuer',
    subject: order.person_id,
    detail: { ...detail, ...(report.failure ? { reason: report.failure } : {}) },
  });
}

/** What people are told of without asking. */
const MESSAGES: Readonly<Partial<Record<CardOrderState, MessageKind>>> = {
  ready: 'codes-ready',
  revoked: 'card-cancelled',
};

/** The queue moves without the request itself changing. */
async function moveInQueue(
  transaction: Transaction<InstitutionDatabase>,
  order: OrderRecord,
  report: IssuanceRequestReport,
): Promise<void> {
  const place = report.queuePlace ?? null;
  if (order.state !== 'preparing' || report.state !== 'accepted' || place === order.queue_place) return;
  await updateOrder(transaction, order, { queue_place: place });
}

function stateOf(report: IssuanceRequestReport): CardOrderState {
  if (report.cardStatus === 'revoked') return 'revoked';
  return report.state === 'accepted' ? 'preparing' : report.state;
}

function changeBy(order: OrderRecord, report: IssuanceRequestReport, state: CardOrderState, now: Date): OrderChange {
  const reason = report.failure ?? report.cardStatusReason ?? order.reason;
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
    reason,
    update_waiting: report.updateWaiting ?? false,
    renewed_at: report.renewedAt ? new Date(report.renewedAt) : order.renewed_at,
    suspended: report.cardStatus === 'suspended',
    changed_at: state === order.state ? order.changed_at : now,
  };
}

function eventOf(order: OrderRecord, report: IssuanceRequestReport, state: CardOrderState): string | undefined {
  const wrongCode = report.attemptsLeft !== undefined && report.attemptsLeft < (order.attempts_left ?? 0);
  if (state === order.state) return wrongCode && state === 'ready' ? 'codes.wrong' : eventOnPhone(order, report);
  return state === 'activated' || state === 'revoked' ? `card.${state}` : `order.${state}`;
}

/** The card stays the same card: the phone has fetched it anew, or the issuer has found the phone copied. */
function eventOnPhone(order: OrderRecord, report: IssuanceRequestReport): string | undefined {
  if (report.cardStatus === 'suspended' && !order.suspended) return 'card.suspended';
  const isRenewed = report.renewedAt !== undefined && report.renewedAt !== order.renewed_at?.toISOString();
  return isRenewed ? 'card.renewed' : undefined;
}
