import type { HeldDeedDetail } from '@mleg/institution-contract/two-people';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import layout from '@mleg/ui/layout.module.css';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { createLink, useParams } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';
import { OfficeAreas } from '../office-areas.tsx';
import { HeldDecision } from './held-decision.tsx';
import { HeldDifference } from './held-difference.tsx';
import { HeldRefusal } from './held-refusal.tsx';
import { heldTitle } from './held-title.ts';
import { outcomeOf } from './outcome.ts';
import { useHeld } from './use-held.ts';
import { WhoAndWhy } from './who-and-why.tsx';

const PageLink = createLink(LinkButton);

/** What waits for a second person: who asked, why one is not enough, what would be different, and the decision. */
export function HeldPage() {
  const t = useT();
  const { institution } = useSession();
  const { deedId = '' }: { deedId?: string } = useParams({ strict: false });
  const { deed, decide } = useHeld(deedId);
  const isGone = refusalCode(deed.error) === 'NOT_FOUND';
  return (
    <Page documentTitle={`${t('held.title')} – ${institution.shortName}`} width="wide">
      <OfficeAreas />
      <h1>{deed.data ? heldTitle(t, deed.data) : t('held.title')}</h1>
      {isGone && <Notice>{t('held.gone')}</Notice>}
      {deed.error && !isGone && <ProblemNotice error={deed.error} onRetry={() => void deed.refetch()} />}
      {!deed.data && !deed.error && <Skeleton lines={8} />}
      {decide.error && <HeldRefusal error={decide.error} />}
      {decide.isSuccess && (
        <Notice tone="success" announce>
          {t(decide.variables.decision === 'approve' ? 'held.approved' : 'held.refused')}
        </Notice>
      )}
      {deed.data && !decide.isSuccess && (
        <Panel>
          <WhoAndWhy deed={deed.data} />
          {deed.data.decision ? (
            <Outcome decision={deed.data.decision} />
          ) : (
            <>
              <HeldDifference deed={deed.data} />
              <p>{t(`held.does.${deed.data.kind}`)}</p>
              <HeldDecision deed={deed.data} decide={decide} />
            </>
          )}
        </Panel>
      )}
      <div className={layout['actions']}>
        <PageLink to={paths.today}>{t('held.toDay')}</PageLink>
        <PageLink to={paths.held}>{t('held.toAll')}</PageLink>
      </div>
    </Page>
  );
}

function Outcome({ decision }: { readonly decision: NonNullable<HeldDeedDetail['decision']> }) {
  const t = useT();
  const dates = useDates();
  const { decidedBy, decidedAt, note } = decision;
  const outcome = outcomeOf(decision);
  return (
    <Notice tone={outcome === 'approved' ? 'success' : 'info'} title={t(`held.outcome.${outcome}`)}>
      <p>{t('held.decided', { name: decidedBy, when: dates.dateTime(decidedAt) })}</p>
      {note && <p>{t('held.why', { note })}</p>}
    </Notice>
  );
}
