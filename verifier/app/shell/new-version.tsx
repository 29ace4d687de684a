import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { registerServiceWorker } from '@mleg/ui/pwa/register-service-worker.ts';
import { useEffect, useState } from 'react';
import { useT } from '../app-i18n.ts';
import styles from './shell.module.css';

/** A new version waits until the inspector has a moment. */
export function NewVersion() {
  const t = useT();
  const [waiting, setWaiting] = useState<{ takeOver: () => void }>();
  useEffect(() => {
    if (!import.meta.env.PROD) return;
    registerServiceWorker('/inspector/service-worker.js', (takeOver) => setWaiting({ takeOver })).catch(() => {
      // Without a service worker the app works, online only; Firefox's private windows are such a place.
    });
  }, []);
  if (!waiting) return null;
  return (
    <aside aria-label={t('shell.update.title')} className={styles['notices']}>
      <Notice tone="info" title={t('shell.update.title')}>
        <Button icon="refresh" onClick={waiting.takeOver}>
          {t('shell.update.action')}
        </Button>
      </Notice>
    </aside>
  );
}
