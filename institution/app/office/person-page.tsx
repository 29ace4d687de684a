import type { Eligibility } from '@mleg/institution-contract/eligibility';
import { mayTakeBack } from '@mleg/institution-contract/order-life';
import { classes } from '@mleg/ui/classes.ts';
import { Icon } from '@mleg/ui/icon.tsx';
import layout from '@mleg/ui/layout.module.css';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import typography from '@mleg/ui/typography.module.css';
import { createLink, Link, useParams } from '@tanstack/react-router';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { AccountAccess } from './account-access.tsx';
import { ChangeOutcome } from './change-outcome.tsx';
import { Guardians } from './guardians.tsx';
import { History } from './history.tsx';
import { IssueCodes } from './issue-codes.tsx';
import styles from './office.module.css';
import { OfficeProblem } from './office-problem.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderStateBadge } from './order-state-badge.tsx';
import { DataPanel } from './privacy/data-panel.tsx';
import { PeselPanel } from './privacy/pesel-panel.tsx';
import { Revoke } from './revoke.tsx';
import { Rules } from './rules.tsx';
import { Suspend } from './suspend.tsx';
import { usePerson } from './use-person.ts';

const PageLink = createLink(LinkButton);

/** Codes by the office are its word that there may be a card again, where it has taken one away. */
const mayOrder = ({ rules }: Eligibility) => rules.every(({ rule, passed }) => passed || rule === 'right-restored');

export function PersonPage() {
  const t = useT();
  const { institution } = useSession();
  const { personId = '' }: { personId?: string } = useParams({ strict: false });
  const model = usePerson(personId);
  const { person, revoke } = model;
  const { data, error } = person;
  return (
    <div className={layout['stack']}>
      <Link to={paths.office} search={true} className={classes(layout['link'], styles['back'])}>
        <Icon name="arrowLeft" />
        {t('office.back')}
      </Link>
      {error && !data && <OfficeProblem error={error} onRetry={() => void person.refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <>
          <div>
            <h2>{data.person.displayName}</h2>
            <p className={typography['muted']}>
              {[t('office.album', { number: data.person.albumNumber }), data.person.studies]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <div>
            <PageLink to={`${paths.personForm}/${personId}`}>{t('personForm.change')}</PageLink>
          </div>
          <ChangeOutcome model={model} />
          <Panel
            title={t('office.cardTitle')}
            aside={<OrderStateBadge state={data.person.orderState} eligible={data.card.eligibility.eligible} />}
          >
            {data.card.order && <OrderFacts order={data.card.order} />}
            {data.card.order?.state === 'activated' && (
              <Suspend key={data.card.order.changedAt} order={data.card.order} actions={model} />
            )}
            {data.card.order && mayTakeBack(data.card.order.state) && (
              <Revoke key={data.card.order.orderId} person={data.person} revoke={revoke} />
            )}
            {mayOrder(data.card.eligibility) && !mayTakeBack(data.card.order?.state) && (
              <IssueCodes personId={personId} />
            )}
            {!data.card.order && <Rules eligibility={data.card.eligibility} />}
          </Panel>
          {data.card.order && (
            <Panel title={t('office.rulesTitle')}>
              <Rules eligibility={data.card.eligibility} />
            </Panel>
          )}
          {institution.kind === 'school' && <Guardians personId={personId} />}
          <PeselPanel key={`pesel ${personId}`} personId={personId} masked={data.card.preview.maskedPesel} />
          <AccountAccess key={`account ${personId}`} personId={personId} />
          <DataPanel
            key={`data ${personId}`}
            personId={personId}
            name={data.person.displayName}
            enrolled={data.enrolled}
          />
          <Panel title={t('office.historyTitle')}>
            <History entries={data.history} />
          </Panel>
        </>
      )}
    </div>
  );
}
