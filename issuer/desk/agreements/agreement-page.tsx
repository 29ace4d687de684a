import { problemOf, refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { classes } from '@mleg/ui/classes.ts';
import { useUiText } from '@mleg/ui/i18n/use-ui-text.ts';
import { Icon } from '@mleg/ui/icon.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { Link, useParams } from '@tanstack/react-router';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { AgreementFacts, PartiesFacts } from './agreement-facts.tsx';
import { AgreementMessages } from './agreement-messages.tsx';
import styles from './agreements.module.css';
import { AskedChange } from './asked-change.tsx';
import { Decisions } from './decisions.tsx';
import { KeyFacts } from './key-facts.tsx';
import { StateBadge } from './state-badge.tsx';
import { TwoPeople } from './two-people.tsx';
import { useAgreement } from './use-agreement.ts';

export function AgreementPage() {
  const t = useT();
  const { role } = useSession();
  const { institutionId = '' }: { institutionId?: string } = useParams({ strict: false });
  const { agreement, decide } = useAgreement(institutionId);
  const { data, error } = agreement;
  const unknown = error && problemOf(error).kind === 'notFound';
  return (
    <Page documentTitle={`${data?.registration.name ?? t('agreement.title')} – ${t('product')}`} width="wide">
      <Link to={paths.agreements} className={layout['link']}>
        <Icon name="arrowLeft" />
        {t('agreement.back')}
      </Link>
      {!data && !error && <Skeleton lines={8} />}
      {error && !data && (
        <>
          <h1>{t(unknown ? 'agreement.unknownTitle' : 'agreement.title')}</h1>
          <ProblemNotice error={error} onRetry={unknown ? undefined : () => void agreement.refetch()} />
        </>
      )}
      {data && (
        <>
          <div className={styles['headline']}>
            <h1>{data.registration.name}</h1>
            <StateBadge state={data.state} />
          </div>
          {decide.isSuccess && (
            <Notice tone="success" announce>
              {t(`decision.${decide.variables.kind}.done`)}
            </Notice>
          )}
          {decide.isError && <DecisionProblem error={decide.error} />}
          {data.own && (
            <Notice tone="warning" title={t('agreement.ownTitle')}>
              <p>{t('agreement.own')}</p>
            </Notice>
          )}
          {data.twoPeople.map((weighed) => (
            <TwoPeople key={weighed.decision} weighed={weighed} />
          ))}
          <div className={classes(layout['columns'], styles['columns'])}>
            <div className={styles['stack']}>
              <Panel title={t('agreement.applicationTitle')}>
                <AgreementFacts agreement={data} />
              </Panel>
              {data.parties && (
                <Panel title={t('agreement.partiesTitle')}>
                  <PartiesFacts parties={data.parties} />
                </Panel>
              )}
              <Panel title={t('agreement.keysTitle')}>
                <KeyFacts registration={data.registration} />
              </Panel>
            </div>
            <div className={styles['stack']}>
              {data.askedChange && (
                <AskedChange
                  key={data.version}
                  agreement={{ ...data, askedChange: data.askedChange }}
                  decide={decide}
                />
              )}
              {!data.own && <Decisions agreement={data} role={role} decide={decide} />}
              <Panel title={t('agreement.correspondenceTitle')}>
                <AgreementMessages messages={data.messages} />
              </Panel>
            </div>
          </div>
        </>
      )}
    </Page>
  );
}

const known = ['CHANGED_MEANWHILE', 'OWN_APPLICATION', 'REGISTRY_NUMBER_TAKEN', 'ANOTHER_NEEDED'] as const;
const isKnown = (code: string | undefined): code is (typeof known)[number] => known.some((one) => one === code);

function DecisionProblem({ error }: { readonly error: unknown }) {
  const t = useT();
  const uiText = useUiText();
  const code = refusalCode(error);
  if (!isKnown(code)) return <ProblemNotice error={error} />;
  // Nothing went wrong: the word is kept.
  if (code === 'ANOTHER_NEEDED') return <Notice announce>{t(`agreement.refusal.${code}`)}</Notice>;
  return (
    <Notice tone="danger" title={uiText('problem.title')} announce>
      <p>{t(`agreement.refusal.${code}`)}</p>
    </Notice>
  );
}
