import type { CardOrder } from '@mleg/institution-contract/card-order';
import { Button } from '@mleg/ui/button.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Progress } from '@mleg/ui/progress.tsx';
import { Steps } from '@mleg/ui/steps.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useT } from '../app-i18n.ts';
import type { MyCardModel } from './use-my-card.ts';

interface WaitingProps {
  readonly order: CardOrder;
  readonly slow: boolean;
  readonly model: Pick<MyCardModel, 'actions' | 'refreshing' | 'refreshedAt'>;
}

export function Waiting({ order, slow, model }: WaitingProps) {
  const t = useT();
  const dates = useDates();
  const sent = order.state === 'preparing';
  return (
    <Panel title={t('student.waiting.title')}>
      <Progress label={t('student.waiting.progress')} />
      <Steps
        label={t('student.waiting.stepsLabel')}
        steps={[
          {
            id: 'ordered',
            title: t('student.waiting.ordered'),
            text: dates.dateTime(order.orderedAt),
            state: 'done',
          },
          {
            id: 'sent',
            title: sent ? t('student.waiting.sent') : t('student.waiting.sending'),
            state: sent ? 'done' : 'current',
          },
          {
            id: 'preparing',
            title: t('student.waiting.preparing'),
            text: sent && <QueuePlace order={order} />,
            state: sent ? 'current' : 'upcoming',
          },
          { id: 'ready', title: t('student.waiting.ready'), state: 'upcoming' },
        ]}
      />
      {order.delayed && (
        <Notice tone="warning" title={t('student.waiting.delayedTitle')} announce>
          {t('student.waiting.delayed')}
        </Notice>
      )}
      {slow && !order.delayed && (
        <Notice title={t('student.waiting.slowTitle')} announce>
          {t('student.waiting.slow')}
        </Notice>
      )}
      <p>{t('student.waiting.safe')}</p>
      <div className={layout['row']}>
        <Button icon="refresh" busy={model.refreshing} onClick={model.actions.refresh}>
          {t('student.waiting.refresh')}
        </Button>
        <span className={typography['muted']}>
          {t('student.waiting.refreshed', { time: dates.timeWithSeconds(model.refreshedAt) })}
        </span>
      </div>
    </Panel>
  );
}

function QueuePlace({ order: { queuePlace } }: { readonly order: CardOrder }) {
  const t = useT();
  if (queuePlace === undefined) return null;
  return <>{queuePlace === 0 ? t('student.waiting.queueNext') : t('student.waiting.queue', { count: queuePlace })}</>;
}
