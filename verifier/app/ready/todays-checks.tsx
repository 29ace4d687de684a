import typography from '@mleg/ui/typography.module.css';
import { useEffect, useState } from 'react';
import { useT } from '../app-i18n.ts';
import { useInspector } from '../inspector.ts';
import { readCount } from '../pack/count-check.ts';
import type { DayCount } from '../pack/inspector-database.ts';
import styles from './ready.module.css';

const VERDICTS = ['green', 'amber', 'red'] as const;

/** How many checks there were today; nothing about anybody. */
export function TodaysChecks() {
  const t = useT();
  const { database } = useInspector();
  const [count, setCount] = useState<DayCount>();
  useEffect(() => {
    void readCount(database).then(setCount);
  }, [database]);
  const all = count ? count.green + count.amber + count.red : 0;
  return (
    <section aria-label={t('ready.today.title')} className={styles['today']}>
      <h2>{t('ready.today.title')}</h2>
      {count && all > 0 ? (
        <dl className={styles['counts']}>
          {VERDICTS.map((verdict) => (
            <div key={verdict}>
              <dt>{t(`verdict.${verdict}`)}</dt>
              <dd>{count[verdict]}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>{t('ready.today.none')}</p>
      )}
      <p className={typography['muted']}>{t('ready.today.privacy')}</p>
    </section>
  );
}
