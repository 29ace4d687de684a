import type { personSummarySchema } from '@mleg/institution-contract/person';
import { Button } from '@mleg/ui/button.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import { useState } from 'react';
import type { z } from 'zod';
import { useT } from '../../app-i18n.ts';
import { usePeople } from '../use-people.ts';
import styles from './applications.module.css';

export type FoundPupil = z.infer<typeof personSummarySchema>;

interface PupilChoiceProps {
  readonly pupil: FoundPupil | undefined;
  readonly onPupil: (pupil: FoundPupil | undefined) => void;
}

const shown = 6;

/** Found as one types; Enter takes the first. */
export function PupilChoice({ pupil, onPupil }: PupilChoiceProps) {
  const t = useT();
  const [query, setQuery] = useState('');
  const { data } = usePeople(query);
  const found = query.trim() === '' ? [] : (data?.people.slice(0, shown) ?? []);
  const choose = (one: FoundPupil) => {
    setQuery('');
    onPupil(one);
  };
  if (pupil) {
    return (
      <div className={styles['actions']}>
        <p>{t('desk.applications.chosen', { name: pupil.displayName, group: pupil.studies })}</p>
        <Button look="quiet" onClick={() => onPupil(undefined)}>
          {t('desk.applications.change')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles['form']}>
      <TextField
        type="search"
        autoComplete="off"
        label={t('desk.applications.pupil')}
        hint={t('desk.applications.pupilHint')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (found[0]) choose(found[0]);
        }}
      />
      <ul className={styles['found']} aria-label={t('office.list')}>
        {found.map((one) => (
          <li key={one.personId}>
            <button type="button" className={styles['result']} onClick={() => choose(one)}>
              <strong>{one.displayName}</strong> <span className={styles['muted']}>{one.studies}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
