import type { AgreementDetail } from '@mleg/issuer-contract/desk';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { useT } from '../app-i18n.ts';
import styles from './agreements.module.css';

/** What was said and decided, newest first. */
export function Correspondence({ messages }: { readonly messages: AgreementDetail['messages'] }) {
  const t = useT();
  const dates = useDates();
  if (messages.length === 0) return <p>{t('agreement.noMessages')}</p>;
  return (
    <ol className={styles['messages']}>
      {[...messages]
        .sort((one, other) => other.at.localeCompare(one.at))
        .map(({ at, from, kind, text, by }) => (
          <li key={`${at} ${kind}`} className={styles['message']} data-from={from}>
            <p className={styles['muted']}>
              <strong>{t(`agreement.message.${kind}`)}</strong> · {by ?? t(`agreement.from.${from}`)} ·{' '}
              <time dateTime={at}>{dates.dateTime(at)}</time>
            </p>
            {text !== undefined && <p className={styles['said']}>{text}</p>}
          </li>
        ))}
    </ol>
  );
}
