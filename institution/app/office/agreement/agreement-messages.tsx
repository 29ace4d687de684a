import type { AgreementView } from '@mleg/institution-contract/agreement';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { useT } from '../../app-i18n.ts';
import { texts as polish } from '../../texts/pl/texts.ts';
import styles from './agreement.module.css';

/** Newest first; a kind of message this page has no words for keeps its own name. */
export function AgreementMessages({ messages }: { readonly messages: AgreementView['messages'] }) {
  const t = useT();
  const dates = useDates();
  return (
    <ol className={styles['messages']}>
      {[...messages]
        .sort((one, other) => other.at.localeCompare(one.at))
        .map(({ at, from, kind, text }) => (
          <li key={`${at} ${kind}`} className={styles['message']} data-from={from}>
            <p className={styles['muted']}>
              <strong>{isKnown(kind) ? t(`agreement.message.${kind}`) : kind}</strong> · {t(`agreement.from.${from}`)} ·{' '}
              <time dateTime={at}>{dates.dateTime(at)}</time>
            </p>
            {text !== undefined && <p className={styles['said']}>{text}</p>}
          </li>
        ))}
    </ol>
  );
}

const isKnown = (kind: string): kind is keyof typeof polish.agreement.message => kind in polish.agreement.message;
