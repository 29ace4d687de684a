import { EmptyState } from '@mleg/ui/empty-state.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Page } from '@mleg/ui/page.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import typography from '@mleg/ui/typography.module.css';
import { Link } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';
import { OfficeAreas } from '../office-areas.tsx';
import { OfficeProblem } from '../office-problem.tsx';
import styles from './groups.module.css';
import { useGroups } from './use-group.ts';

export function GroupsPage() {
  const t = useT();
  const { institution, roles } = useSession();
  const { data, error, refetch } = useGroups();
  return (
    <Page documentTitle={`${t('groups.title')} – ${institution.shortName}`} width="wide">
      <OfficeAreas />
      <h1>{t('groups.title')}</h1>
      <p>{t(roles.includes('office') ? 'groups.lead' : 'groups.teacherLead')}</p>
      {error && <OfficeProblem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data?.groups.length === 0 && (
        <EmptyState icon="user" title={t('groups.noneTitle')}>
          <p>{t('groups.none')}</p>
        </EmptyState>
      )}
      {data && data.groups.length > 0 && (
        <ul className={layout['list']} aria-label={t('groups.list')}>
          {data.groups.map(({ name, people, ready, activated }) => (
            <li key={name}>
              <Link to={paths.group} search={{ nazwa: name }} className={styles['entry']}>
                <strong>{name}</strong>
                <span className={typography['muted']}>
                  {[
                    t('groups.people', { count: people }),
                    ready > 0 && t('groups.readyCount', { count: ready }),
                    activated > 0 && t('groups.activatedCount', { count: activated }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
