import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { registerServiceWorker } from '@mleg/ui/pwa/register-service-worker.ts';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useT } from '../app-i18n.ts';
import styles from './shell.module.css';

/** What concerns every page: a new version that waits, a network that is away. */
export function Notices() {
  const t = useT();
  const takeOver = useWaitingVersion();
  const online = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  if (takeOver === undefined && online) return null;
  return (
    <aside aria-label={t('shell.notices')} className={styles['notices']}>
      {takeOver && (
        <Notice tone="info" title={t('shell.update.title')}>
          <p>{t('shell.update.text')}</p>
          <Button icon="refresh" onClick={takeOver}>
            {t('shell.update.action')}
          </Button>
        </Notice>
      )}
      {!online && (
        <Notice tone="info">
          <p>{t('shell.offline')}</p>
        </Notice>
      )}
    </aside>
  );
}

const subscribeOnline = (changed: () => void): (() => void) => {
  globalThis.addEventListener('online', changed);
  globalThis.addEventListener('offline', changed);
  return () => {
    globalThis.removeEventListener('online', changed);
    globalThis.removeEventListener('offline', changed);
  };
};

function useWaitingVersion(): (() => void) | undefined {
  const [waiting, setWaiting] = useState<{ takeOver: () => void }>();
  useEffect(() => {
    if (!import.meta.env.PROD) return;
    registerServiceWorker('/service-worker.js', (takeOver) => setWaiting({ takeOver })).catch(() => {
      // Without a service worker the wallet works, online only; Firefox's private windows are such a place.
    });
  }, []);
  return waiting?.takeOver;
}
