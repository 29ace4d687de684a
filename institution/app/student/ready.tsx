import type { CardOrder } from '@mleg/institution-contract/card-order';
import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useCardSource } from '../api/card-source.ts';
import { useT } from '../app-i18n.ts';
import { Codes } from './codes.tsx';

interface ReadyProps {
  readonly order: CardOrder;
  readonly now: Date;
  /** Somebody has asked for the codes already, where the page said that they are there. */
  readonly wanted: boolean;
  /** Called when the codes turn out to be gone. */
  readonly onStale: () => void;
}

const attemptsInAll = 5;

/** „Gotowa”: the codes are asked for only when the person wants to see them. */
export function Ready({ order, now, wanted, onStale }: ReadyProps) {
  const t = useT();
  const dates = useDates();
  const source = useCardSource();
  const codes = useMutation({ mutationFn: source.showCodes, onError: onStale, gcTime: 0 });
  const { mutate: show } = codes;
  useEffect(() => {
    if (wanted) show();
  }, [wanted, show]);
  const attempts = order.attemptsLeft ?? attemptsInAll;
  return (
    <Panel title={t('codes.title')}>
      {order.expiresAt && (
        <p>
          {t('codes.expires', {
            moment: dates.dateTime(order.expiresAt),
            distance: dates.distance(order.expiresAt, now),
          })}
        </p>
      )}
      {attempts < attemptsInAll && (
        <Notice tone="warning" announce>
          {t('codes.attempts', { count: attempts })}
        </Notice>
      )}
      {refusalCode(codes.error) === 'NOT_READY' && <Notice tone="warning">{t('codes.notReady')}</Notice>}
      {codes.isError && refusalCode(codes.error) !== 'NOT_READY' && <ProblemNotice error={codes.error} />}
      {codes.data ? (
        <Codes codes={codes.data} />
      ) : (
        <>
          <p>{t('codes.lead')}</p>
          <p>
            <Button look="primary" icon="eye" busy={codes.isPending} onClick={() => show()}>
              {t('codes.show')}
            </Button>
          </p>
        </>
      )}
    </Panel>
  );
}
