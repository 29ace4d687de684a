import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { useRef, useState } from 'react';
import { useT } from '../app-i18n.ts';

/** For cameras that do not work in a page: a photograph or screenshot of the code. It stays on the device. */
export function PictureButton({ onCode }: { readonly onCode: (code: string) => void }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const read = async (file: File) => {
    const { readCode } = await import('@mleg/ui/camera/read-code.ts');
    const code = await readCode(file).catch(() => undefined);
    setUnreadable(code === undefined);
    if (code !== undefined) onCode(code);
  };
  return (
    <>
      <Button icon="download" onClick={() => input.current?.click()}>
        {t('add.code.picture')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void read(file);
          event.currentTarget.value = '';
        }}
      />
      {unreadable && (
        <Notice tone="warning" announce>
          <p>{t('add.code.noCodeInPicture')}</p>
        </Notice>
      )}
    </>
  );
}
