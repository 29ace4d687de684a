import type { PersonField } from '@mleg/institution-contract/person-fields';
import type { PersonFields } from '@mleg/institution-contract/person-form';
import { Button } from '@mleg/ui/button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { useEffect, useRef } from 'react';
import { useT } from '../../app-i18n.ts';
import { useFieldWords } from '../use-field-words.ts';
import styles from './person-form.module.css';

interface ChangedMeanwhileProps {
  readonly changed: readonly PersonField[];
  readonly now: PersonFields;
  /** What the form says at this moment. */
  readonly typed: Partial<PersonFields>;
  /** The answer that said so. */
  readonly attempt: number;
  readonly onTake: (field: PersonField) => void;
}

/** Somebody else was faster: what stands differently now beside what the form says, and a way to take each. */
export function ChangedMeanwhile({ changed, now, typed, attempt, onTake }: ChangedMeanwhileProps) {
  const t = useT();
  const words = useFieldWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="warning" title={t('personForm.meanwhile.title')} announce>
        <p>{t('personForm.meanwhile.text')}</p>
        <ul className={styles['changed']}>
          {changed.map((field) => {
            if (field === 'pesel') {
              return (
                <li key={field}>
                  <strong>{words.field(field)}</strong>
                  <span>{t('personForm.meanwhile.pesel')}</span>
                </li>
              );
            }
            const isTaken = typed[field] === now[field];
            const stands = words.value(field, now[field] || undefined);
            return (
              <li key={field}>
                <strong>{words.field(field)}</strong>
                <span>{t('personForm.meanwhile.now', { value: stands })}</span>
                <span>
                  {isTaken
                    ? t('personForm.meanwhile.taken')
                    : t('personForm.meanwhile.typed', { value: words.value(field, typed[field] || undefined) })}
                </span>
                {!isTaken && (
                  <Button
                    look="quiet"
                    aria-label={`${t('personForm.meanwhile.take')}: ${words.field(field)}`}
                    onClick={() => {
                      onTake(field);
                      // The button goes with what it was for.
                      box.current?.focus();
                    }}
                  >
                    {t('personForm.meanwhile.take')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </Notice>
    </div>
  );
}
