import styles from './correspondence.module.css';
import { useDates } from './i18n/use-dates.ts';
import typography from './typography.module.css';

/** What one side wrote or decided about an agreement. */
export interface Letter {
  /** ISO 8601. */
  readonly at: string;
  readonly kind: string;
  readonly from: 'desk' | 'institution';
  readonly title: string;
  readonly author: string;
  readonly text?: string | undefined;
}

/** What an institution and the Ministry's desk wrote to each other, newest first; both see the same. */
export function Correspondence({ letters }: { readonly letters: readonly Letter[] }) {
  const dates = useDates();
  return (
    <ol className={styles['letters']}>
      {[...letters]
        .sort((one, other) => other.at.localeCompare(one.at))
        .map(({ at, from, kind, title, author, text }) => (
          <li key={`${at} ${kind}`} className={styles['letter']} data-from={from}>
            <p className={typography['muted']}>
              <strong>{title}</strong> · {author} · <time dateTime={at}>{dates.dateTime(at)}</time>
            </p>
            {text !== undefined && <p className={styles['words']}>{text}</p>}
          </li>
        ))}
    </ol>
  );
}
