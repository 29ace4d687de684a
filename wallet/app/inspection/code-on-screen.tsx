import { QrPicture } from '@mleg/ui/qr-picture.tsx';
import { useWakeLock } from '@mleg/ui/use-wake-lock.ts';
import { useT } from '../app-i18n.ts';
import styles from './inspection.module.css';

/** The code as large as the screen allows, on white; the screen stays awake. */
export function CodeOnScreen({ code, label }: { readonly code: string | undefined; readonly label: string }) {
  const t = useT();
  useWakeLock();
  return (
    <div className={styles['screen']}>
      <div className={styles['code']}>{code !== undefined && <QrPicture value={code} label={label} />}</div>
      <p className={styles['brighten']}>{t('inspection.brighten')}</p>
    </div>
  );
}
