import { Button } from '@mleg/ui/button.tsx';
import { TextArea } from '@mleg/ui/text-area.tsx';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import styles from '../shell/shell.module.css';

interface PasteFormProps {
  readonly busy: boolean;
  readonly onCode: (code: string) => void;
}

export function PasteForm({ busy, onCode }: PasteFormProps) {
  const t = useT();
  const [text, setText] = useState('');
  return (
    <form
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onCode(text);
      }}
    >
      <TextArea
        label={t('add.code.pasteLabel')}
        hint={t('add.code.pasteHint')}
        value={text}
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles['actions']}>
        <Button type="submit" look="primary" busy={busy}>
          {t('add.code.use')}
        </Button>
      </div>
    </form>
  );
}
