import { type CardOrderState, cardOrderStateSchema } from '@mleg/institution-contract/card-order';
import type { MassActionKind } from '@mleg/institution-contract/mass-action';
import { isOpen, mayBeOnPhone } from '@mleg/institution-contract/order-life';
import type { ConcernedPerson } from '@mleg/institution-contract/two-people';
import { isSuspended, type OrderRecord, stateAt } from '../card-orders/order.ts';
import { selectNewestOrders } from '../card-orders/order-store.ts';
import type { InstitutionDeps } from '../deps.ts';
import { selectPeople } from '../people/people-store.ts';
import { listName } from '../people/person.ts';
import { selectAccountById } from '../sign-in/account-store.ts';
import { type DeedRecord, selectDeed } from '../two-people/deed-store.ts';
import { openContent } from '../two-people/deed-vault.ts';

type ReadDeps = Pick<InstitutionDeps, 'clock' | 'database' | 'keys' | 'settings'>;

interface PeoplePage {
  deedId: string;
  /** So many are on the pages before. */
  after: number;
  limit: number;
}

/** Whom it concerns that waits, and their card before and after; nothing where nothing waits, or it is about one. */
export async function readConcernedPeople(
  deps: ReadDeps,
  { deedId, after, limit }: PeoplePage,
): Promise<{ people: ConcernedPerson[]; next?: number } | undefined> {
  const { database, clock, settings } = deps;
  const record = await selectDeed(database, settings.institutionId, deedId);
  const concerned = record?.state === 'held' ? concernedBy(deps, record) : undefined;
  if (!record || !concerned) return undefined;
  const ids = concerned.personIds.slice(after, after + limit);
  const people = new Map((await selectPeople(database, settings.institutionId, ids)).map((one) => [one.personId, one]));
  const orders = await selectNewestOrders(database, settings.institutionId, ids);
  const own = (await selectAccountById(database, settings.institutionId, record.asked_by))?.personId;
  const shown = ids.flatMap((personId) => {
    const person = people.get(personId);
    if (!person) return [];
    const before = shownState(orders.get(personId), clock.now());
    // D53: the card of whoever asks stays out of it.
    const then = personId === own ? undefined : stateAfter(concerned.act, before);
    return [
      {
        personId,
        displayName: listName(person),
        group: person.group,
        ...(before ? { before } : {}),
        ...(then ? { after: then } : {}),
      },
    ];
  });
  const end = after + ids.length;
  return { people: shown, ...(end < concerned.personIds.length ? { next: end } : {}) };
}

type Act = MassActionKind | 'order-codes' | 'print-slips';
type Shown = CardOrderState | 'suspended';

function concernedBy(
  deps: Pick<ReadDeps, 'keys'>,
  { deed_id: deedId, kind, content_sealed: sealed }: DeedRecord,
): { act: Act; personIds: readonly string[] } | undefined {
  if (kind === 'mass-action') {
    const { act, personIds } = openContent(deps, { deedId, kind, sealed });
    return { act: act.kind, personIds };
  }
  if (kind === 'print-slips') return { act: kind, personIds: openContent(deps, { deedId, kind, sealed }).personIds };
  if (kind !== 'group-order') return undefined;
  return { act: 'order-codes', personIds: openContent(deps, { deedId, kind, sealed }).personIds };
}

function shownState(order: OrderRecord | undefined, now: Date): Shown | undefined {
  if (!order) return undefined;
  return isSuspended(order) ? 'suspended' : stateAt(order, now);
}

/** As the worker will leave it; nothing where it stays. */
function stateAfter(act: Act, before: Shown | undefined): Shown | undefined {
  const state = before === 'suspended' ? 'activated' : cardOrderStateSchema.safeParse(before).data;
  switch (act) {
    case 'order-codes':
      return state && isOpen(state) ? undefined : 'ordered';
    case 'print-slips':
      return undefined;
    case 'suspend':
      return before === 'activated' ? 'suspended' : undefined;
    case 'resume':
      return before === 'suspended' ? 'activated' : undefined;
    case 'revoke':
    case 'cancel-codes':
      if (!state || !isOpen(state)) return undefined;
      if (!mayBeOnPhone(state)) return 'cancelled';
      return act === 'revoke' ? 'revoked' : undefined;
    default:
      return act satisfies never;
  }
}
