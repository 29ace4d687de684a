import { agreementStateSchema } from '@mleg/issuer-contract/agreement';
import type { AgreementSummary } from '@mleg/issuer-contract/desk';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { EmptyState } from '@mleg/ui/empty-state.tsx';
import { LiveRegion } from '@mleg/ui/live-region.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { SelectField } from '@mleg/ui/select-field.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { TextField } from '@mleg/ui/text-field.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import { HaltBanner } from '../halt/halt-banner.tsx';
import { KeysBanner } from '../keys/keys-banner.tsx';
import { AgreementList } from './agreement-list.tsx';
import styles from './agreements.module.css';
import { useAgreements } from './use-agreements.ts';

/** The institutions that wait for a decision come first, the longest waiting on top. */
export function AgreementsPage() {
  const t = useT();
  const { data, error, refetch } = useAgreements();
  const [query, setQuery] = useState('');
  const [state, setState] = useState('');
  const shown = data?.filter((agreement) => matches(agreement, query, state));
  const waiting = data?.filter((agreement) => agreement.state === 'applied' || agreement.changeAsked).length ?? 0;
  const forMe = data?.filter(({ waitsForMe }) => waitsForMe).length ?? 0;
  return (
    <Page documentTitle={`${t('agreements.title')} – ${t('product')}`} width="wide">
      <div>
        <h1>{t('agreements.title')}</h1>
        {data && (
          <p className={typography['muted']}>
            {t('agreements.waiting', { count: waiting })} {t('agreements.forMe', { count: forMe })}
          </p>
        )}
      </div>
      <HaltBanner />
      <KeysBanner />
      <div className={styles['filters']}>
        <TextField
          type="search"
          autoComplete="off"
          label={t('agreements.search')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <SelectField
          label={t('agreements.filter')}
          value={state}
          onChange={(event) => setState(event.currentTarget.value)}
        >
          <option value="">{t('agreements.all')}</option>
          <option value={FOR_ME}>{t('agreements.waitsForMe')}</option>
          {agreementStateSchema.options.map((option) => (
            <option key={option} value={option}>
              {t(`agreement.state.${option}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <LiveRegion>{shown ? t('agreements.found', { count: shown.length }) : ''}</LiveRegion>
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {shown && shown.length > 0 && <AgreementList agreements={shown} />}
      {shown?.length === 0 && (
        <EmptyState icon="document" title={t(data?.length === 0 ? 'agreements.noneTitle' : 'agreements.nothingTitle')}>
          <p>{t(data?.length === 0 ? 'agreements.none' : 'agreements.nothing')}</p>
        </EmptyState>
      )}
    </Page>
  );
}

/** Among the states of the filter: what the reader's own word is asked for. */
const FOR_ME = 'for-me';

function matches({ name, registryNumber, ...agreement }: AgreementSummary, query: string, state: string): boolean {
  const text = `${name} ${registryNumber}`.toLowerCase();
  const isAsked = state === '' || (state === FOR_ME ? agreement.waitsForMe : agreement.state === state);
  return isAsked && text.includes(query.trim().toLowerCase());
}
