import type { CardOrder } from '@mleg/institution-contract/card-order';
import { Facts } from '@mleg/ui/facts.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { Panel } from '@mleg/ui/panel.tsx';
import { useT } from '../app-i18n.ts';

export function Activated({ order }: { readonly order: CardOrder }) {
  const t = useT();
  const dates = useDates();
  const device = t(`student.activated.devices.${order.device ?? 'other'}`);
  return (
    <Panel title={t(order.suspension ? 'student.suspension.cardTitle' : 'student.activated.title')}>
      <Facts
        facts={[
          { name: t('student.activated.when'), value: dates.dateTime(order.activatedAt ?? order.changedAt) },
          { name: t('student.activated.device'), value: device },
        ]}
      />
      <p>{t('student.activated.unknown')}</p>
    </Panel>
  );
}
