import type { Beside, Comer } from '@mleg/institution-contract/two-people';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { Notice } from '@mleg/ui/notice.tsx';
import { useT } from '../../app-i18n.ts';
import styles from './held.module.css';

interface HeldComerProps {
  readonly comer: Comer;
  /** Below the heading of what it is a part of. */
  readonly heading: 'h2' | 'h4';
}

/** Who acts for the pupil already, and whom whoever comes may be taken for. */
export function HeldComer({ comer: { guardians, staff }, heading: Heading }: HeldComerProps) {
  const t = useT();
  const resembles = [...(guardians ?? []), ...staff].some(({ alike }) => alike.length > 0);
  return (
    <div className={styles['section']}>
      {resembles && <Notice tone="warning" title={t('held.comer.resembles')} />}
      {guardians && (
        <>
          <Heading>{t('held.comer.guardians')}</Heading>
          {guardians.length === 0 ? <p>{t('held.comer.none')}</p> : <Others others={guardians} />}
        </>
      )}
      {staff.length > 0 && (
        <>
          <Heading>{t('held.comer.staff')}</Heading>
          <Others others={staff} />
        </>
      )}
    </div>
  );
}

function Others({ others }: { readonly others: readonly Beside[] }) {
  const t = useT();
  const dates = useDates();
  const right = ({ since, endedAt }: Beside) => {
    if (endedAt) return t('held.comer.ended', { date: dates.date(endedAt) });
    return since && t('held.comer.since', { date: dates.date(since) });
  };
  return (
    <ul>
      {others.map((other) => (
        <li key={`${other.displayName} ${other.since ?? ''}`}>
          {[other.displayName, right(other)].filter(Boolean).join(', ')}
          {other.alike.length > 0 && (
            <>
              {' '}
              (<strong>{other.alike.map((what) => t(`held.comer.alike.${what}`)).join(', ')}</strong>)
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
