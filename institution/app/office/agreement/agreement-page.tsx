import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { classes } from '@mleg/ui/classes.ts';
import layout from '@mleg/ui/layout.module.css';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useState } from 'react';
import { useSession } from '../../api/session.ts';
import { useT } from '../../app-i18n.ts';
import { OfficeAreas } from '../office-areas.tsx';
import styles from './agreement.module.css';
import { AgreementForm } from './agreement-form.tsx';
import { AgreementMessages } from './agreement-messages.tsx';
import { AnswerForm } from './answer-form.tsx';
import { ChangePanel } from './change-panel.tsx';
import { OwnFacts } from './own-facts.tsx';
import { Standing } from './standing.tsx';
import { useAgreement } from './use-agreement.ts';

const HOLDS = ['in-force', 'suspended'];
const MAY_APPLY = ['none', 'applied', 'asked-back', 'refused', 'ended'];

/** No application waits and none was refused, so what is sent starts a new one. */
const isFirst = (standing: string) => standing === 'none' || standing === 'ended';

/** „Umowa z Ministerstwem”: the state of the agreement, what the Ministry wrote, and the application. */
export function AgreementPage() {
  const t = useT();
  const { institution } = useSession();
  const { agreement, apply, answer, change } = useAgreement();
  const [sent, setSent] = useState(0);
  const { data, error, refetch } = agreement;
  return (
    <Page documentTitle={`${t('agreement.title')} – ${institution.shortName}`} width="wide">
      <OfficeAreas />
      <div>
        <h1>{t('agreement.title')}</h1>
        <p>{t('agreement.lead')}</p>
      </div>
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <>
          {(apply.isSuccess || answer.isSuccess || change.isSuccess) && (
            <Notice tone="success" announce>
              {t('agreement.sent')}
            </Notice>
          )}
          <div className={classes(layout['columns'], styles['columns'])}>
            <div className={layout['stack']}>
              <Standing agreement={data} />
              {HOLDS.includes(data.standing) && data.terms && (
                <ChangePanel terms={data.terms} asked={data.asked} otherwise={data.otherwise} change={change} />
              )}
              {data.standing === 'asked-back' && <AnswerForm answer={answer} />}
              {MAY_APPLY.includes(data.standing) && (
                <Panel title={t(isFirst(data.standing) ? 'agreement.formTitle' : 'agreement.formAgain')}>
                  <AgreementForm
                    key={sent}
                    form={data.form}
                    apply={apply}
                    onSent={() => setSent((count) => count + 1)}
                  />
                </Panel>
              )}
            </div>
            <div className={layout['stack']}>
              {data.messages.length > 0 && (
                <Panel title={t('agreement.messagesTitle')}>
                  <AgreementMessages messages={data.messages} />
                </Panel>
              )}
              <OwnFacts own={data.own} />
            </div>
          </div>
        </>
      )}
    </Page>
  );
}
