import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { Icon } from '@mleg/ui/icon.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { Link, useParams } from '@tanstack/react-router';
import { ProblemNotice } from '../api/problem-notice.tsx';
import { useSession } from '../api/session-query.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { Guardians } from './guardians.tsx';
import { History } from './history.tsx';
import styles from './office.module.css';
import { OrderFacts } from './order-facts.tsx';
import { OrderStateBadge } from './order-state-badge.tsx';
import { Revoke } from './revoke.tsx';
import { Rules } from './rules.tsx';
import { usePerson } from './use-person.ts';

const revocable = ['ordered', 'preparing', 'ready', 'redeemed', 'activated'];

export function PersonPage() {
  const t = useT();
  const { institution } = useSession();
  const { personId = '' } = useParams({ strict: false }) as { personId?: string };
  const { person, revoke } = usePerson(personId);
  const { data, error } = person;
  return (
    <div className={styles['detail']}>
      <Link to={paths.office} className={styles['back']}>
        <Icon name="arrowLeft" />
        {t('office.back')}
      </Link>
      {error && !data && <ProblemNotice error={error} onRetry={() => void person.refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <>
          <div>
            <h2>{data.person.displayName}</h2>
            <p className={styles['muted']}>
              {t('office.album', { number: data.person.albumNumber })} · {data.person.studies}
            </p>
          </div>
          {revoke.isSuccess && (
            <Notice tone="success" announce>
              {t('office.revoke.done')}
            </Notice>
          )}
          {revoke.isError && <RevokeRefusal error={revoke.error} />}
          <Panel
            title={t('office.cardTitle')}
            aside={
              <OrderStateBadge
                state={data.card.order?.state}
                eligible={data.card.eligibility.eligible}
                suspended={data.card.order?.suspended}
              />
            }
          >
            {data.card.order && <OrderFacts order={data.card.order} />}
            {data.card.order && revocable.includes(data.card.order.state) && (
              <Revoke key={data.card.order.orderId} person={data.person} revoke={revoke} />
            )}
            {!data.card.order && <Rules eligibility={data.card.eligibility} />}
          </Panel>
          {data.card.order && (
            <Panel title={t('office.rulesTitle')}>
              <Rules eligibility={data.card.eligibility} />
            </Panel>
          )}
          {institution.kind === 'school' && <Guardians personId={personId} />}
          <Panel title={t('office.historyTitle')}>
            <History entries={data.history} />
          </Panel>
        </>
      )}
    </div>
  );
}

function RevokeRefusal({ error }: { readonly error: unknown }) {
  const t = useT();
  const code = refusalCode(error);
  if (code === 'NOTHING_TO_REVOKE') return <Notice announce>{t('office.revoke.nothing')}</Notice>;
  if (code === 'OWN_CARD') {
    return (
      <Notice tone="danger" announce>
        {t('office.revoke.own')}
      </Notice>
    );
  }
  return <ProblemNotice error={error} />;
}
