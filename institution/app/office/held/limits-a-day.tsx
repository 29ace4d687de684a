import { Facts } from '@mleg/ui/facts.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useT } from '../../app-i18n.ts';

const COUNTED = ['cards', 'leavers', 'orders', 'pesels', 'changes', 'erasures', 'ways', 'both'] as const;

/** How much one person does alone, as the table of rules comes out today. */
export function LimitsADay({ aDay }: { readonly aDay: Readonly<Record<(typeof COUNTED)[number], number>> }) {
  const t = useT();
  return (
    <Panel title={t('held.aDay.title')}>
      <p className={typography['muted']}>{t('held.aDay.text')}</p>
      <Facts facts={COUNTED.map((counted) => ({ name: t(`held.aDay.${counted}`), value: aDay[counted] }))} />
    </Panel>
  );
}
