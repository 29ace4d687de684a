import { Panel } from '@mleg/ui/panel.tsx';
import { Progress } from '@mleg/ui/progress.tsx';
import { useT } from '../app-i18n.ts';

export function Redeemed() {
  const t = useT();
  return (
    <Panel title={t('student.redeemed.title')}>
      <Progress label={t('student.redeemed.text')} />
      <p>{t('student.redeemed.stuck')}</p>
    </Panel>
  );
}
