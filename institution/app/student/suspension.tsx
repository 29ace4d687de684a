import type { CardOrder } from '@mleg/institution-contract/card-order';
import { Button } from '@mleg/ui/button.tsx';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { queryClient } from '@mleg/ui/calls/query-client.ts';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { useMutation } from '@tanstack/react-query';
import { useCardSource } from '../api/card-source.ts';
import { useT } from '../app-i18n.ts';
import { SuspensionDays } from './suspension-days.tsx';

/**
 * For a phone that may turn up again. Suspending can be undone, so the page asks for no reason and only says what
 * follows.
 */
export function Suspend() {
  const t = useT();
  const { suspend } = useSuspension();
  return (
    <Panel title={t('student.suspension.offerTitle')}>
      <p>{t('student.suspension.offerText')}</p>
      <SuspensionDays />
      <Refusal error={suspend.error} />
      <p>
        <Button icon="pause" busy={suspend.isPending} onClick={() => suspend.mutate()}>
          {t('student.suspension.suspend')}
        </Button>
      </p>
    </Panel>
  );
}

/** A card that is out of use: until when, why, and the way back. */
export function Suspended({ order }: { readonly order: CardOrder }) {
  const t = useT();
  const dates = useDates();
  const { resume } = useSuspension();
  const { suspension } = order;
  if (!suspension) return null;
  const isOwn = suspension.by === 'holder';
  return (
    <Panel>
      <Notice tone="warning" title={t('student.suspension.title')}>
        <p>{t('student.suspension.text')}</p>
        {suspension.reason && <p>{t('student.ended.reason', { reason: t(`student.reasons.${suspension.reason}`) })}</p>}
        <p>
          {suspension.until
            ? t('student.suspension.until', { date: dates.dateTime(suspension.until) })
            : t('student.suspension.untold')}
        </p>
        {suspension.by === 'office' && <p>{t('student.suspension.byOffice')}</p>}
        {suspension.by === 'issuer' && <p>{t('student.suspension.byIssuer')}</p>}
      </Notice>
      <Refusal error={resume.error} />
      {isOwn && (
        <p>
          <Button look="primary" icon="check" busy={resume.isPending} onClick={() => resume.mutate()}>
            {t('student.suspension.resume')}
          </Button>
        </p>
      )}
    </Panel>
  );
}

function useSuspension() {
  const source = useCardSource();
  const settled = { onSettled: () => queryClient.invalidateQueries({ queryKey: source.key }) };
  const suspend = useMutation({ mutationFn: source.suspend, ...settled });
  const resume = useMutation({ mutationFn: source.resume, ...settled });
  return { suspend, resume };
}

/** The page was out of date; the fresh state says the rest. */
const STALE = new Set(['NO_LIVE_CARD', 'REVOKED', 'SUSPENDED_BY_OFFICE']);

function Refusal({ error }: { readonly error: Error | null }) {
  const t = useT();
  if (!error) return null;
  if (STALE.has(refusalCode(error) ?? '')) return <Notice announce>{t('student.suspension.stale')}</Notice>;
  return <ProblemNotice error={error} />;
}
