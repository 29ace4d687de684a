import { Button } from '@mleg/ui/button.tsx';
import layout from '@mleg/ui/layout.module.css';
import { type ChangeEvent, useRef } from 'react';
import { useT } from '../app-i18n.ts';

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
    // The browser reports no change when the same file is chosen again, unless the field is emptied.
    currentTarget.value = '';
  };
  const input = { type: 'file', accept: 'image/jpeg', hidden: true, onChange: pick } as const;
  return (
    <div className={layout['actions']}>
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
