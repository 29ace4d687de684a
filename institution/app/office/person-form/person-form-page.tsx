import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';
import { OfficeAreas } from '../office-areas.tsx';
import { OfficeProblem } from '../office-problem.tsx';
import { PersonForm } from './person-form.tsx';
import { usePersonForm } from './use-person-form.ts';

/** The page for a new person or a correction: what is entered here waits for a second person. */
export function PersonFormPage() {
  const t = useT();
  const navigate = useNavigate();
  const { institution } = useSession();
  const { personId }: { personId?: string } = useParams({ strict: false });
  const toPerson = (id: string) => void navigate({ to: `${paths.office}/${id}` });
  const { known, save, problems, changed } = usePersonForm(personId, toPerson);
  const title = t(personId === undefined ? 'personForm.addTitle' : 'personForm.changeTitle');
  const isOwn = refusalCode(save.error) === 'OWN_DATA';
  return (
    <Page documentTitle={`${title} – ${institution.shortName}`} width="wide">
      <OfficeAreas />
      <h1>{title}</h1>
      <p>{t('personForm.lead')}</p>
      {known.error && <OfficeProblem error={known.error} onRetry={() => void known.refetch()} />}
      {isOwn && <Notice tone="danger" title={t('personForm.own')} announce />}
      {save.error && !known.error && !isOwn && !changed && problems.length === 0 && (
        <OfficeProblem error={save.error} />
      )}
      {!known.data && !known.error && <Skeleton lines={8} />}
      {known.data && (
        <Panel>
          <PersonForm
            known={known.data}
            problems={problems}
            changed={changed}
            attempt={save.submittedAt}
            busy={save.isPending}
            onSave={(fields) => save.mutate({ fields, shown: known.data })}
            onBack={() => void navigate({ to: personId === undefined ? paths.office : `${paths.office}/${personId}` })}
          />
        </Panel>
      )}
    </Page>
  );
}
