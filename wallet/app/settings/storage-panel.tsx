import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useEffect, useState } from 'react';
import { i18n, useT } from '../app-i18n.ts';
import { keepStorage, readStorageState, readUsedBytes, type StorageState } from '../storage/keep-storage.ts';
import styles from './settings.module.css';

export function StoragePanel() {
  const t = useT();
  const [state, setState] = useState<StorageState>();
  const [used, setUsed] = useState<number>();
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    void readStorageState().then(setState);
    void readUsedBytes().then(setUsed);
  }, []);
  const ask = async () => {
    const answer = await keepStorage();
    setState(answer);
    setRefused(answer !== 'persistent');
  };
  return (
    <Panel title={t('settings.storage.title')}>
      {state && <p>{t(`settings.storage.${state}`)}</p>}
      {refused && (
        <Notice tone="info" announce>
          <p>{t('settings.storage.refused')}</p>
        </Notice>
      )}
      {used !== undefined && <p>{t('settings.storage.used', { size: megabytes(used) })}</p>}
      {state === 'volatile' && (
        <div className={styles['group']}>
          <Button icon="shield" onClick={() => void ask()}>
            {t('settings.storage.ask')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

const megabytes = (bytes: number): string =>
  new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(
    bytes / 1_000_000,
  );
