import { AppHeader } from '@mleg/ui/app-header.tsx';
import { LanguageSwitch } from '@mleg/ui/language-switch.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useNavigate } from '@tanstack/react-router';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { Brand } from '../shell/brand.tsx';
import styles from '../sign-in/sign-in.module.css';
import { EnrolmentForm } from './enrolment-form.tsx';
import { useEnrolment } from './use-enrolment.ts';

/** Where an invitation leads: the invited person makes their own passkey. */
export function EnrolmentPage() {
  const t = useT();
  const navigate = useNavigate();
  const { invitation, enrol } = useEnrolment(() => void navigate({ to: paths.agreements, replace: true }));
  return (
    <>
      <AppHeader brand={<Brand />} tools={<LanguageSwitch />} />
      <Page documentTitle={`${t('enrolment.title')} – ${t('product')}`}>
        <div className={styles['page']}>
          <h1>{t('enrolment.title')}</h1>
          {invitation.isPending && <Skeleton lines={4} />}
          {invitation.isError && (
            <Notice tone="warning" title={t('enrolment.unknownTitle')} announce>
              <p>{t('enrolment.unknown')}</p>
            </Notice>
          )}
          {invitation.data && (
            <>
              <p>{t(`enrolment.lead.${invitation.data.role}`)}</p>
              <Panel>
                <EnrolmentForm name={invitation.data.name} enrol={enrol} />
              </Panel>
            </>
          )}
        </div>
      </Page>
    </>
  );
}
