import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ProblemNotice } from '../../api/problem-notice.tsx';
import { useSession } from '../../api/session-query.ts';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';
import { useGroups } from '../groups/use-group.ts';
import { OfficeAreas } from '../office-areas.tsx';
import { ActionCard } from './action-card.tsx';
import styles from './mass-actions.module.css';
import { NewAction } from './new-action.tsx';
import { SourceChoice } from './source-choice.tsx';
import { useCandidates, useMassActions } from './use-mass-actions.ts';

/** What is done to many cards at once: what waits for a second person, what to do, what was done. */
export function MassActionsPage() {
  const t = useT();
  const { institution } = useSession();
  const navigate = useNavigate();
  const { grupa: group } = useSearch({ strict: false }) as { grupa?: string };
  const model = useMassActions();
  const groups = useGroups();
  const { leavers, people, members } = useCandidates(group);
  const actions = model.list.data?.massActions ?? [];
  const held = actions.filter(({ state }) => state === 'held');
  const others = actions.filter(({ state }) => state !== 'held');
  const error = model.decide.error ?? model.retry.error ?? members.error ?? leavers.error ?? model.list.error;
  return (
    <Page documentTitle={`${t('mass.title')} – ${institution.shortName}`} width="wide">
      <OfficeAreas />
      <h1>{t('mass.title')}</h1>
      {error && <ProblemNotice error={error} onRetry={() => void model.list.refetch()} />}
      {held.length > 0 && (
        <Panel title={t('mass.heldTitle')}>
          <p>{t('mass.heldLead')}</p>
          {held.map((action) => (
            <ActionCard key={action.massActionId} action={action} model={model} />
          ))}
        </Panel>
      )}
      <Panel title={t('mass.newTitle')}>
        <SourceChoice
          groups={(groups.data?.groups ?? []).map(({ name }) => name)}
          group={group}
          leavers={leavers.data?.people.length}
          onChoose={(grupa) => void navigate({ to: paths.massActions, search: grupa === undefined ? {} : { grupa } })}
        />
        {people ? <NewAction key={group ?? ''} group={group} people={people} /> : <Skeleton lines={6} />}
      </Panel>
      {others.length > 0 && (
        <Panel title={t('mass.doneTitle')}>
          <div className={styles['actionsList']}>
            {others.map((action) => (
              <ActionCard key={action.massActionId} action={action} model={model} />
            ))}
          </div>
        </Panel>
      )}
    </Page>
  );
}
