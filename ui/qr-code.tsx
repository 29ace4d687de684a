import { useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { useUiText } from './i18n/use-ui-text.ts';
import styles from './qr-code.module.css';
import { QrPicture } from './qr-picture.tsx';

interface QrCodeProps {
  readonly value: string;
  readonly label: string;
}

/** A QR code that can fill the whole screen, for weak cameras. */
export function QrCode({ value, label }: QrCodeProps) {
  const t = useUiText();
  const [enlarged, setEnlarged] = useState(false);
  return (
    <div className={styles['code']}>
      <div className={styles['frame']}>
        <QrPicture value={value} label={label} />
      </div>
      <Button icon="enlarge" onClick={() => setEnlarged(true)}>
        {t('qr.enlarge')}
      </Button>
      <Dialog open={enlarged} size="screen" title={t('qr.enlargedTitle')} onClose={() => setEnlarged(false)}>
        <div className={styles['screen']}>
          <QrPicture value={value} label={label} />
        </div>
        <p className={styles['hint']}>{t('qr.brighten')}</p>
      </Dialog>
    </div>
  );
}
