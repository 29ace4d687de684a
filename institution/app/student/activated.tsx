import type { CardOrder } from '@mleg/institution-contract/card-order';
import { type Fact, Facts } from '@mleg/ui/facts.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useT } from '../app-i18n.ts';

export function Activated({ order }: { readonly order: CardOrder }) {
  const t = useT();
  const dates = useDates();
  const device = t(`student.activated.devices.${order.device ?? 'other'}`);
  const renewed: Fact[] =
    order.renewedAt === undefined
      ? []
      : [{ name: t('student.activated.renewed'), value: dates.dateTime(order.renewedAt) }];
  const facts = [
    { name: t('student.activated.when'), value: dates.dateTime(order.activatedAt ?? order.changedAt) },
    ...renewed,
    { name: t('student.activated.device'), value: device },
  ];
  return (
    <Panel title={t(order.suspension ? 'student.suspension.cardTitle' : 'student.activated.title')}>
      <Facts facts={facts} />
      {order.updateWaiting && (
        <Notice tone="info">
          <p>{t('student.activated.updateWaiting')}</p>
        </Notice>
      )}
      {!order.suspension && <p>{t('student.activated.unknown')}</p>}
    </Panel>
  );
}
