import { Icon } from '@mleg/ui/icon.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { Link, useSearch } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';
import { OfficeAreas } from '../office-areas.tsx';
import { OfficeProblem } from '../office-problem.tsx';
import { GroupOrderProgress } from './group-order-progress.tsx';
import { Members } from './members.tsx';
import { PrintLinks } from './print-links.tsx';
import { useGroup } from './use-group.ts';

/** A class, or a programme and year: its members, codes for all who can have them, slips to print. */
export function GroupPage() {
  const t = useT();
  const { institution, roles } = useSession();
  const { nazwa: group = '' }: { nazwa?: string } = useSearch({ strict: false });
  const { members, place, retry } = useGroup(group);
  const { data, error } = members;
  const failed = place.error ?? retry.error ?? (data ? null : error);
  return (
    <Page documentTitle={`${group} – ${institution.shortName}`} width="wide">
      <OfficeAreas />
      <Link to={paths.groups} className={layout['link']}>
        <Icon name="arrowLeft" />
        {t('groups.back')}
      </Link>
      <h1>{group}</h1>
      {failed && <OfficeProblem error={failed} onRetry={() => void members.refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data?.lastOrder && (
        <GroupOrderProgress order={data.lastOrder} onRetry={(id) => retry.mutate(id)} busy={retry.isPending} />
      )}
      {data && (
        <>
          <Panel title={t('groups.members')}>
            <Members
              key={group}
              members={data.members}
              mayOrder={data.mayOrder}
              busy={place.isPending}
              onPrepare={(personIds) => place.mutate({ groupOrderId: crypto.randomUUID(), personIds })}
            />
          </Panel>
          {data.mayPrint && (
            <PrintLinks group={group} ready={data.members.some(({ orderState }) => orderState === 'ready')} />
          )}
          {roles.includes('office') && (
            <p>
              <Link to={paths.massActions} search={{ grupa: group }}>
                {t('mass.newTitle')}
              </Link>
            </p>
          )}
        </>
      )}
    </Page>
  );
}
