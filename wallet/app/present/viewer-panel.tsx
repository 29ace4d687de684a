import { Facts } from '@mleg/ui/facts.tsx';
import { Icon } from '@mleg/ui/icon.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import type { Viewer } from '@mleg/wallet-core/records/showing';
import { chooseText, type LocalText } from '@mleg/wallet-core/trust/local-text';
import { i18n, useT } from '../app-i18n.ts';
import styles from './present.module.css';

/** Who asks and what for, in a registrar's words where there are any. */
export function ViewerPanel({ viewer, purpose }: { readonly viewer: Viewer; readonly purpose: LocalText | undefined }) {
  const t = useT();
  const text = purpose && chooseText(purpose, i18n.language);
  return (
    <Panel title={t('show.consent.who')}>
      <Facts
        facts={[
          { name: t('show.consent.name'), value: <strong>{viewer.name}</strong> },
          ...(text === undefined ? [] : [{ name: t('show.consent.purpose'), value: text }]),
          ...(viewer.host === undefined ? [] : [{ name: t('show.consent.host'), value: viewer.host }]),
        ]}
      />
      {viewer.verified && (
        <p className={styles['verified']}>
          <Icon name="shield" />
          <span>{t('show.consent.verified')}</span>
        </p>
      )}
    </Panel>
  );
}
