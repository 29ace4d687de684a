import type { Sheet } from '@mleg/institution-contract/group-orders';
import { Panel } from '@mleg/ui/panel.tsx';
import { Link } from '@tanstack/react-router';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';
import styles from './groups.module.css';

interface PrintLinksProps {
  readonly group: string;
  readonly ready: boolean;
}

/** Each sheet is a page of its own: the two secrets never stand on one. */
export function PrintLinks({ group, ready }: PrintLinksProps) {
  const t = useT();
  const link = (sheet: Sheet, words: string) => (
    <Link to={paths.slips} search={{ nazwa: group, arkusz: sheet }} className={styles['print']}>
      {words}
    </Link>
  );
  return (
    <Panel title={t('groups.printTitle')}>
      <p>{t(ready ? 'groups.printLead' : 'groups.printNone')}</p>
      {ready && (
        <div className={styles['actions']}>
          {link('qr', t('groups.printQr'))}
          {link('activation', t('groups.printActivation'))}
        </div>
      )}
    </Panel>
  );
}
