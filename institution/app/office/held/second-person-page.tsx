import { Button } from '@mleg/ui/button.tsx';
import { EmptyState } from '@mleg/ui/empty-state.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { useT } from '../../app-i18n.ts';
import { OfficeAreas } from '../office-areas.tsx';
import { OfficeProblem } from '../office-problem.tsx';
import { DecidedList } from './decided-list.tsx';
import { HeldList } from './held-list.tsx';
import { LimitsADay } from './limits-a-day.tsx';
import { SeveralAtOnce, severalOf } from './several-at-once.tsx';

/** All that waits for a second person, and what came of what did. */
export function SecondPersonPage() {
  const t = useT();
  const { institution } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: ['second-person'],
    queryFn: () => client.twoPeople.list(),
    // Names of people, which must not stay in the cache.
    gcTime: 0,
  });
  const [isTogether, setTogether] = useState(false);
  const several = severalOf(data?.deeds ?? []);
  return (
    <Page documentTitle={`${t('held.pageTitle')} – ${institution.shortName}`} width="wide">
      <OfficeAreas />
      <div>
        <h1>{t('held.pageTitle')}</h1>
        <p className={typography['muted']}>{t('held.pageLead')}</p>
        {data?.limits.loosenedBecause && (
          <p className={typography['muted']}>{t('held.loosened', { reason: data.limits.loosenedBecause })}</p>
        )}
      </div>
      {error && !data && <OfficeProblem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data?.deeds.length === 0 && !isTogether && (
        <EmptyState icon="checkCircle" title={t('held.nothing')}>
          <p>{t('held.nothingText')}</p>
        </EmptyState>
      )}
      {isTogether ? (
        <SeveralAtOnce deeds={several} onBack={() => setTogether(false)} />
      ) : (
        <>
          {several.length > 1 && (
            <div>
              <Button icon="checkCircle" onClick={() => setTogether(true)}>
                {t('held.several.open', { count: several.length })}
              </Button>
            </div>
          )}
          {data && <HeldList deeds={data.deeds} />}
        </>
      )}
      {data && <DecidedList deeds={data.decided} />}
      {data && <LimitsADay aDay={data.limits.aDay} />}
    </Page>
  );
}
