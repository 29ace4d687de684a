import { groupManualCode, readManualCode } from '@mleg/student-card/manual-code';
import { Button } from '@mleg/ui/button.tsx';
import { classes } from '@mleg/ui/classes.ts';
import { CodeInput } from '@mleg/ui/code-input.tsx';
import { LiveRegion } from '@mleg/ui/live-region.tsx';
import { type FormEvent, useState } from 'react';
import { useT } from '../app-i18n.ts';
import shell from '../shell/shell.module.css';
import styles from './add.module.css';

const LENGTH = 12;

interface ManualCodeFormProps {
  readonly busy: boolean;
  readonly onCode: (code: string) => void;
}

/** The code from below the QR picture. A typing error is reported as soon as the last character is there. */
export function ManualCodeForm({ busy, onCode }: ManualCodeFormProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [submitted, setSubmitted] = useState(false);
  const read = readManualCode(typed);
  const characters = bare(typed).length;
  const complete = characters >= LENGTH;
  const error = 'refused' in read && (complete || submitted) ? t(`refusals.${read.refused}`) : undefined;
  const left = LENGTH - characters;
  const progress = 'code' in read ? t('add.code.typeRight') : left > 0 ? t('add.code.typeLeft', { count: left }) : '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if ('code' in read) onCode(read.code);
  };
  return (
    <form noValidate className={classes(shell['form'], styles['manual'])} onSubmit={submit}>
      <CodeInput
        kind="letters"
        label={t('add.code.typeLabel')}
        hint={
          <>
            {t('add.code.typeHint')} {characters > 0 && <strong>{progress}</strong>}
          </>
        }
        error={error}
        value={typed}
        onValue={(value) => {
          setSubmitted(false);
          setTyped(grouped(value, typed));
        }}
      />
      <LiveRegion>{complete ? (error ?? progress) : ''}</LiveRegion>
      <div className={shell['actions']}>
        <Button type="submit" look="primary" busy={busy}>
          {t('add.code.use')}
        </Button>
      </div>
    </form>
  );
}

const bare = (text: string): string =>
  Array.from(text.normalize('NFKC').toUpperCase())
    .filter((character) => !/[\s\-–—.]/u.test(character))
    .join('');

/** Hyphens come by themselves while typing forward; while deleting nothing jumps. */
function grouped(value: string, before: string): string {
  return value.length > before.length ? groupManualCode(bare(value).slice(0, LENGTH + 4)) : value.toUpperCase();
}
