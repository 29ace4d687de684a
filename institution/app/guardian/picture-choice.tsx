import { Button } from '@mleg/ui/button.tsx';
import { type ChangeEvent, useRef } from 'react';
import { useT } from '../app-i18n.ts';
import styles from './guardian.module.css';

interface PictureChoiceProps {
  readonly again: boolean;
  readonly onPick: (file: File | undefined) => void;
}

/** Only JPEG is asked for: phones then convert what they would keep as HEIC. */
export function PictureChoice({ again, onPick }: PictureChoiceProps) {
  const t = useT();
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const pick = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    onPick(currentTarget.files?.[0]);
    // The same file chosen once more is a choice, too.
    currentTarget.value = '';
  };
  const input = { type: 'file', accept: 'image/jpeg', hidden: true, onChange: pick } as const;
  return (
    <div className={styles['actions']}>
      <input {...input} ref={files} aria-label={t('family.photo.page.pick')} />
      <input {...input} ref={camera} aria-label={t('family.photo.page.take')} capture="user" />
      <Button look={again ? 'secondary' : 'primary'} onClick={() => files.current?.click()}>
        {t(again ? 'family.photo.page.other' : 'family.photo.page.pick')}
      </Button>
      <Button icon="camera" onClick={() => camera.current?.click()}>
        {t('family.photo.page.take')}
      </Button>
    </div>
  );
}
