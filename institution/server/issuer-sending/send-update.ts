import { isOpen } from '@mleg/institution-contract/order-life';
import type { CardStatement } from '@mleg/issuer-contract/card-statement';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { OrderRecord } from '../card-orders/order.ts';
import { updateOrder } from '../card-orders/order-change-store.ts';
import { lockOrders, selectOrder } from '../card-orders/order-store.ts';
import { cardSubject } from '../cards/card-subject.ts';
import type { InstitutionDeps } from '../deps.ts';
import type { UpdateAnswer } from '../issuer-client/issuer.ts';
import { type CallRecord, deleteCall } from '../issuer-outbox/calls-store.ts';
import { readPerson } from '../people/read-person.ts';
import { readPhoto } from '../photos/photo.ts';

type SayDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'issuer' | 'keys' | 'settings'>;

/**
 * States anew what a card says whose holder's data have changed. Whether that is anything new is the issuer's to tell;
 * data that make no card any more leave the one on the phone as it is.
 */
export async function sendUpdate(deps: SayDeps, call: CallRecord, patienceMs: number): Promise<void> {
  const order = await selectOrder(deps.database, call.institution_id, call.order_id);
  const subject = order && isOpen(order.state) ? await subjectOf(deps, order) : undefined;
  if (!order || !subject) return deleteCall(deps.database, call);
  const answer = await deps.issuer.updateCard(call.card_id, subject, patienceMs);
  await takeAnswer(deps, call, order, answer);
}

async function subjectOf(deps: SayDeps, order: OrderRecord): Promise<CardStatement | undefined> {
  const person = await readPerson(deps, order.person_id);
  const photo = await readPhoto(deps, order.person_id);
  if (person?.status !== 'active' || 'refused' in photo) return undefined;
  const made = cardSubject({ person, jpeg: photo.jpeg, settings: deps.settings, orderedAt: order.ordered_at });
  if ('refused' in made) return undefined;
  return made.subject.holder.date_of_expiry < dateInWarsaw(deps.clock.now()) ? undefined : made.subject;
}

async function takeAnswer(deps: SayDeps, call: CallRecord, before: OrderRecord, answer: UpdateAnswer): Promise<void> {
  const { institution_id: institutionId, order_id: orderId, person_id: personId } = before;
  await deps.database.transaction().execute(async (transaction) => {
    await deleteCall(transaction, call);
    if (answer === 'unchanged' || answer === 'unknown-card') return;
    const isRefused = answer !== 'waiting';
    const order = (await lockOrders(transaction, institutionId, [orderId])).get(orderId);
    // A report that came meanwhile knows better: the phone may have fetched it already.
    if (!isRefused && order && order.sequence === before.sequence) {
      await updateOrder(transaction, order, { update_waiting: true });
    }
    await recordAudit(transaction, {
      institutionId,
      at: deps.clock.now(),
      event: isRefused ? 'card.update-refused' : 'card.update-sent',
      actor: 'system',
      subject: personId,
      detail: { order: orderId, ...(isRefused ? { reason: answer.refused } : {}) },
    });
  });
}
