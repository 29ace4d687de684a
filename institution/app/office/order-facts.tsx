import type { CardOrder } from '@mleg/institution-contract/card-order';
import { cardReasonSchema } from '@mleg/institution-contract/card-reasons';
import { issuerRefusalSchema } from '@mleg/institution-contract/issuer-refusal';
import { type Fact, Facts } from '@mleg/ui/facts.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { useT } from '../app-i18n.ts';

export function OrderFacts({ order }: { readonly order: CardOrder }) {
  const t = useT();
  const dates = useDates();
  const reason = cardReasonSchema.safeParse(order.reason);
  const refusal = issuerRefusalSchema.safeParse(order.reason);
  const facts: (Fact | false | undefined)[] = [
    { name: t('office.fact.ordered'), value: dates.dateTime(order.orderedAt) },
    { name: t('office.fact.changed'), value: dates.dateTime(order.changedAt) },
    order.state === 'ready' &&
      order.expiresAt !== undefined && { name: t('office.fact.expires'), value: dates.dateTime(order.expiresAt) },
    order.state === 'ready' &&
      order.attemptsLeft !== undefined && { name: t('office.fact.attempts'), value: order.attemptsLeft },
    order.activatedAt !== undefined && {
      name: t('office.fact.activated'),
      value: dates.dateTime(order.activatedAt),
    },
    order.renewedAt !== undefined && { name: t('office.fact.renewed'), value: dates.dateTime(order.renewedAt) },
    order.updateWaiting === true && { name: t('office.fact.onPhone'), value: t('office.fact.updateWaiting') },
    order.device !== undefined && {
      name: t('office.fact.device'),
      value: t(`student.activated.devices.${order.device}`),
    },
    reason.success && { name: t('office.fact.reason'), value: t(`student.reasons.${reason.data}`) },
    refusal.success && { name: t('office.fact.reason'), value: t(`refusals.issuer.${refusal.data}`) },
  ];
  return <Facts facts={facts.filter((fact): fact is Fact => Boolean(fact))} />;
}
