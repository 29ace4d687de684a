import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useState } from 'react';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { HaltDialog } from './halt-dialog.tsx';
import { ResumeDialog } from './resume-dialog.tsx';
import { useHalt } from './use-halt.ts';

/** One button that stops all signing of cards, and what it does and does not do. */
export function HaltPage() {
  const t = useT();
  const dates = useDates();
  const { role } = useSession();
  const { halt, begin, end } = useHalt();
  const [asking, setAsking] = useState<'begin' | 'end'>();
  const { data, error, refetch } = halt;
  const close = () => setAsking(undefined);
  return (
    <Page documentTitle={`${t('halt.title')} – ${t('product')}`}>
      <h1>{t('halt.title')}</h1>
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {refusalCode(end.error) === 'KEYS_NOT_TURNED' ? (
        <Notice tone="warning" title={t('halt.isHalted')} announce>
          <p>{t('halt.keysNotTurned')}</p>
        </Notice>
      ) : (
        (begin.error ?? end.error) && <ProblemNotice error={begin.error ?? end.error} />
      )}
      {!data && !error && <Skeleton lines={4} />}
      {data && (
        <Panel>
          {data.halted ? (
            <Notice tone="danger" title={t('halt.isHalted')} announce>
              <p>{t('halt.since', { when: dates.dateTime(data.since), who: data.by ?? t('halt.operator') })}</p>
              <p>{data.reason}</p>
            </Notice>
          ) : (
            <Notice tone="success" title={t('halt.isRunning')} announce={begin.isSuccess || end.isSuccess} />
          )}
          <p>{t('halt.stops')}</p>
          <p>{t('halt.goesOn')}</p>
          <div className={layout['actions']}>
            {!data.halted && (
              <Button look="primary" busy={begin.isPending} onClick={() => setAsking('begin')}>
                {t('halt.begin')}
              </Button>
            )}
            {data.halted && role === 'supervisor' && (
              <Button look="primary" busy={end.isPending} onClick={() => setAsking('end')}>
                {t('halt.end')}
              </Button>
            )}
          </div>
          {data.halted && role !== 'supervisor' && <p>{t('halt.supervisorEnds')}</p>}
        </Panel>
      )}
      {asking === 'begin' && (
        <HaltDialog
          onClose={close}
          onHalt={(reason) => {
            close();
            begin.mutate(reason);
          }}
        />
      )}
      {asking === 'end' && (
        <ResumeDialog
          onClose={close}
          onResume={() => {
            close();
            end.mutate();
          }}
        />
      )}
    </Page>
  );
}
