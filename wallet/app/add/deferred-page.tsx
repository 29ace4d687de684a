import { formatDateTime } from '@mleg/ui/i18n/format-date.ts';
import { useEffect, useRef } from 'react';
import { i18n, useT } from '../app-i18n.ts';
import { now } from '../clock.ts';
import { type Unfinished, UnfinishedPage } from './unfinished-page.tsx';

interface DeferredPageProps extends Unfinished {
  /** ISO 8601 */
  readonly askAgainAt: string;
  /** Called when the issuer may be asked again. */
  readonly onDue: () => void;
}

/** The issuer makes the card later: nothing is to be done but to wait, here or elsewhere. */
export function DeferredPage({ askAgainAt, onDue, ...unfinished }: DeferredPageProps) {
  const t = useT();
  const due = useRef(onDue);
  due.current = onDue;
  useEffect(() => {
    const timer = setTimeout(() => due.current(), Math.max(0, Date.parse(askAgainAt) - now().getTime()));
    return () => clearTimeout(timer);
  }, [askAgainAt]);
  return (
    <UnfinishedPage at="deferred" {...unfinished} onRetry={unfinished.problem === undefined ? undefined : onDue}>
      <p>{t('add.deferred.when', { when: formatDateTime(askAgainAt, i18n.language) })}</p>
    </UnfinishedPage>
  );
}
