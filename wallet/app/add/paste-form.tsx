import { Button } from '@mleg/ui/button.tsx';
import { TextArea } from '@mleg/ui/text-area.tsx';
import { useState } from 'react';
import styles from '../shell/shell.module.css';

interface PasteFormProps {
  readonly label: string;
  readonly hint: string;
  readonly use: string;
  readonly busy: boolean;
  readonly onCode: (code: string) => void;
}

export function PasteForm({ label, hint, use, busy, onCode }: PasteFormProps) {
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
        label={label}
        hint={hint}
        value={text}
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles['actions']}>
        <Button type="submit" look="primary" busy={busy}>
          {use}
        </Button>
      </div>
    </form>
  );
}
