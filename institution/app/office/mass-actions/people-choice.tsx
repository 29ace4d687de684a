import type { personSummarySchema } from '@mleg/institution-contract/person';
import { Checkbox } from '@mleg/ui/checkbox.tsx';
import { classes } from '@mleg/ui/classes.ts';
import layout from '@mleg/ui/layout.module.css';
import typography from '@mleg/ui/typography.module.css';
import type { z } from 'zod';
import { useT } from '../../app-i18n.ts';
import { OrderStateBadge } from '../order-state-badge.tsx';
import styles from './mass-actions.module.css';

interface PeopleChoiceProps {
  readonly people: readonly z.infer<typeof personSummarySchema>[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** Nobody is ticked to begin with: what cannot be undone is chosen, not left out. */
export function PeopleChoice({ people, chosen, onChange }: PeopleChoiceProps) {
  const t = useT();
  const tick = (personId: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(personId);
    else next.delete(personId);
    onChange(next);
  };
  const all = people.every(({ personId }) => chosen.has(personId));
  return (
    <div className={layout['stack']}>
      <Checkbox
        label={t('mass.selectAll', { count: people.length })}
        checked={all}
        onChange={() => onChange(new Set(all ? [] : people.map(({ personId }) => personId)))}
      />
      <ul className={classes(layout['list'], styles['people'])} aria-label={t('mass.people')}>
        {people.map(({ personId, displayName, albumNumber, studies, eligible, orderState }) => (
          <li key={personId} className={styles['row']}>
            <Checkbox
              label={displayName}
              checked={chosen.has(personId)}
              onChange={(event) => tick(personId, event.currentTarget.checked)}
            />
            <span className={typography['muted']}>
              {t('office.album', { number: albumNumber })} · {studies}
            </span>
            <OrderStateBadge state={orderState} eligible={eligible} />
          </li>
        ))}
      </ul>
    </div>
  );
}
