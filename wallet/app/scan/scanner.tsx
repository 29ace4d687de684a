import { Button } from '@mleg/ui/button.tsx';
import { setTorch } from '@mleg/ui/camera/open-camera.ts';
import { useCamera } from '@mleg/ui/camera/use-camera.ts';
import { LiveRegion } from '@mleg/ui/live-region.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { useRef, useState } from 'react';
import { useT } from '../app-i18n.ts';
import { looksLikeCardCode } from './looks-like-card-code.ts';
import styles from './scan.module.css';

const HELP = ['lens', 'enlarge', 'distance', 'type'] as const;

interface ScannerProps {
  readonly onCode: (code: string) => void;
  /** Whether the scanner can stop at this code. */
  readonly accepts?: (text: string) => boolean;
  /** The code that was refused: a camera still held at it would ask about it again and again. */
  readonly refused?: string | undefined;
  readonly about?: 'card' | 'question' | 'request';
}

/** The camera with a frame. The scanner says so when it sees another kind of code, and stops at the first wanted one. */
export function Scanner({ onCode, accepts = looksLikeCardCode, refused, about = 'card' }: ScannerProps) {
  const t = useT();
  const [foreign, setForeign] = useState(false);
  const [torch, setTorchOn] = useState(false);
  const found = useRef(false);
  const { video, state, stream, retry } = useCamera((text) => {
    if (found.current || text === refused) return;
    if (!accepts(text)) return setForeign(true);
    found.current = true;
    onCode(text);
  });
  if (state !== 'starting' && state !== 'looking')
    return (
      <Notice tone="warning" announce>
        <p>{t(`scan.refused.${state}`)}</p>
        <Button icon="refresh" onClick={retry}>
          {t('shell.retry')}
        </Button>
      </Notice>
    );
  const toggleTorch = () => {
    if (stream) void setTorch(stream, !torch).then(() => setTorchOn(!torch));
  };
  return (
    <div className={styles['scanner']}>
      <h2>{t(`scan.${about}.title`)}</h2>
      <div className={styles['view']}>
        <video ref={video} className={styles['video']} playsInline muted aria-label={t('scan.frame')} />
        <div className={styles['frame']} />
        <p className={styles['caption']}>{t(state === 'starting' ? 'scan.starting' : 'scan.looking')}</p>
      </div>
      <LiveRegion>{foreign ? t(`scan.${about}.notIt`) : ''}</LiveRegion>
      {foreign && (
        <Notice tone="warning">
          <p>{t(`scan.${about}.notIt`)}</p>
        </Notice>
      )}
      {stream && (
        <div className={styles['tools']}>
          <Button icon="torch" aria-pressed={torch} onClick={toggleTorch}>
            {t(torch ? 'scan.torchOff' : 'scan.torchOn')}
          </Button>
        </div>
      )}
      <details className={styles['help']}>
        <summary>{t('scan.help')}</summary>
        <ul>
          {HELP.map((item) => (
            <li key={item}>{t(`scan.helpItems.${item}`)}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}
