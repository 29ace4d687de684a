import type { CardOrder } from '@mleg/institution-contract/card-order';
import type { Eligibility } from '@mleg/institution-contract/eligibility';
import type { MyCard } from '@mleg/institution-contract/my-card';

/** Codes usually come within seconds; past this, the page says that it takes longer. */
const slowAfterMs = 10_000;

export type Ending = 'locked' | 'expired' | 'cancelled' | 'replaced' | 'failed' | 'revoked';
export type FailedRule = Eligibility['rules'][number];

/** What the student's page shows: one state, its own words, its own next step. */
export type CardView =
  | { readonly kind: 'not-eligible' }
  | { readonly kind: 'can-order' }
  | { readonly kind: 'waiting'; readonly order: CardOrder; readonly slow: boolean }
  | { readonly kind: 'ready' | 'redeemed' | 'activated' | 'suspended'; readonly order: CardOrder }
  | { readonly kind: 'ended'; readonly ending: Ending; readonly order: CardOrder };

export function cardView({ order, eligibility }: Pick<MyCard, 'order' | 'eligibility'>, now: Date): CardView {
  if (!order) return { kind: eligibility.eligible ? 'can-order' : 'not-eligible' };
  switch (order.state) {
    case 'ordered':
    case 'preparing':
      return { kind: 'waiting', order, slow: now.getTime() - Date.parse(order.orderedAt) > slowAfterMs };
    case 'ready':
    case 'redeemed':
      return { kind: order.state, order };
    case 'activated':
      return { kind: order.suspension ? 'suspended' : 'activated', order };
    default:
      return { kind: 'ended', ending: order.state, order };
  }
}

/** The key of the state's one-word name. */
export function stateName(view: CardView): Exclude<CardView['kind'], 'ended'> | Ending {
  return view.kind === 'ended' ? view.ending : view.kind;
}

export function failedRules(eligibility: Eligibility): FailedRule[] {
  return eligibility.rules.filter(({ passed }) => !passed);
}
