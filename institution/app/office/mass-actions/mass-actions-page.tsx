import { candidateSourceSchema } from '@mleg/institution-contract/mass-action';
import layout from '@mleg/ui/layout.module.css';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';
import { useGroups } from '../groups/use-group.ts';
import { OfficeAreas } from '../office-areas.tsx';
import { OfficeProblem } from '../office-problem.tsx';
import { ActionCard } from './action-card.tsx';
import { NewAction } from './new-action.tsx';
import { SourceChoice } from './source-choice.tsx';
import { type Source, useCandidates, useMassActions } from './use-mass-actions.ts';

/** What is done to many cards at once: what waits for a second person, what to do, what was done. */
export function MassActionsPage() {
  const t = useT();
  const { institution } = useSession();
  const navigate = useNavigate();
  const source = sourceOf(useSearch({ strict: false }));
  const model = useMassActions();
  const groups = useGroups();
  const candidates = useCandidates(source);
  const actions = model.list.data?.massActions ?? [];
  const error = model.retry.error ?? candidates.error ?? model.list.error;
  return (
    <Page documentTitle={`${t('mass.title')} – ${institution.shortName}`} width="wide">
      <OfficeAreas />
      <h1>{t('mass.title')}</h1>
      {error && <OfficeProblem error={error} onRetry={() => void model.list.refetch()} />}
      <Panel title={t('mass.newTitle')}>
        <SourceChoice
          groups={(groups.data?.groups ?? []).map(({ name }) => name)}
          source={source}
          onChoose={(next) => void navigate({ to: paths.massActions, search: addressOf(next) })}
        />
        {candidates.data ? (
          <NewAction key={JSON.stringify(source)} source={source} people={candidates.data} />
        ) : (
          <Skeleton lines={6} />
        )}
      </Panel>
      {actions.length > 0 && (
        <Panel title={t('mass.doneTitle')}>
          <div className={layout['stack']}>
            {actions.map((action) => (
              <ActionCard key={action.massActionId} action={action} model={model} />
            ))}
          </div>
        </Panel>
      )}
    </Page>
  );
}

const addressOf = (source: Source) => ('group' in source ? { grupa: source.group } : { kto: source.source });

/** Without a choice: people who have left, for they wait to be looked after. */
function sourceOf({ grupa, kto }: { grupa?: string; kto?: string }): Source {
  if (grupa !== undefined) return { group: grupa };
  return { source: candidateSourceSchema.catch('left').parse(kto) };
}
