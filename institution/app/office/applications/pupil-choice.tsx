import type { personSummarySchema } from '@mleg/institution-contract/person';
import { Button } from '@mleg/ui/button.tsx';
import layout from '@mleg/ui/layout.module.css';
import { TextField } from '@mleg/ui/text-field.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import { useT } from '../../app-i18n.ts';
import { moveInList } from '../move-in-list.ts';
import { useEnter } from '../use-enter.ts';
import { usePeople } from '../use-people.ts';
import styles from './applications.module.css';

export type FoundPupil = z.infer<typeof personSummarySchema>;

interface PupilChoiceProps {
  readonly pupil: FoundPupil | undefined;
  readonly onPupil: (pupil: FoundPupil | undefined) => void;
  /** Empties the fields after a form was registered, ready for the next one. */
  readonly goesOn: boolean;
}

const searchId = 'pupil-search';

const shown = 6;

/** Finds pupils while one types; Enter chooses the first, ↓ leads to the others. */
export function PupilChoice({ pupil, onPupil, goesOn }: PupilChoiceProps) {
  const t = useT();
  const list = useRef<HTMLUListElement>(null);
  const [query, setQuery] = useState('');
  const { people = [], isCurrent } = usePeople(query);
  const found = query.trim() === '' ? [] : people.slice(0, shown);
  const choose = (one: FoundPupil) => {
    setQuery('');
    onPupil(one);
  };
  const enter = useEnter(query, isCurrent, () => {
    if (found[0]) choose(found[0]);
  });
  if (pupil) {
    return (
      <div className={layout['row']}>
        <p>{t('secretary.applications.chosen', { name: pupil.displayName, group: pupil.studies })}</p>
        <Button look="quiet" onClick={() => onPupil(undefined)}>
          {t('secretary.applications.change')}
        </Button>
      </div>
    );
  }
  return (
    <div className={layout['stack']}>
      <TextField
        id={searchId}
        autoFocus={goesOn}
        type="search"
        autoComplete="off"
        label={t('secretary.applications.pupil')}
        hint={t('secretary.applications.pupilHint')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') list.current?.querySelector('button')?.focus();
          else if (event.key !== 'Enter') return;
          else enter();
          event.preventDefault();
        }}
      />
      <ul ref={list} className={styles['found']} aria-label={t('office.list')}>
        {found.map((one) => (
          <li key={one.personId}>
            <button
              type="button"
              className={styles['result']}
              onClick={() => choose(one)}
              onKeyDown={(event) => moveInList(event, searchId)}
            >
              <strong>{one.displayName}</strong> <span className={typography['muted']}>{one.studies}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
