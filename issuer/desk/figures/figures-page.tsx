import type { Figures } from '@mleg/issuer-contract/figures';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { useLanguage } from '@mleg/ui/i18n/use-language.ts';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { SelectField } from '@mleg/ui/select-field.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useNow } from '@mleg/ui/use-now.ts';
import { useState } from 'react';
import { useAgreements } from '../agreements/use-agreements.ts';
import { useT } from '../app-i18n.ts';
import { BarChart } from './bar-chart.tsx';
import styles from './figures.module.css';
import { FiguresTable } from './figures-table.tsx';
import { formatValue, SERIES, totalOf } from './series.ts';
import { useFigures } from './use-figures.ts';

const RENEW_EVERY_MS = 5_000;
const RANGES = [7, 30, 92] as const;

/** Numbers without persons: what was asked for, what arrived, what failed, how long it took. */
export function FiguresPage() {
  const t = useT();
  const [institutionId, setInstitutionId] = useState('');
  const [days, setDays] = useState<number>(RANGES[1]);
  const { data: agreements } = useAgreements();
  const { data, error, refetch } = useFigures(institutionId, days);
  return (
    <Page documentTitle={`${t('figures.title')} – ${t('product')}`} width="wide">
      <div>
        <h1>{t('figures.title')}</h1>
        <p className={typography['muted']}>{t('figures.lead')}</p>
      </div>
      <div className={styles['filters']}>
        <SelectField
          label={t('figures.institution')}
          value={institutionId}
          onChange={(event) => setInstitutionId(event.currentTarget.value)}
        >
          <option value="">{t('figures.everyone')}</option>
          {agreements?.map((agreement) => (
            <option key={agreement.institutionId} value={agreement.institutionId}>
              {agreement.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('figures.range')}
          value={days}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        >
          {RANGES.map((range) => (
            <option key={range} value={range}>
              {t('figures.days', { count: range })}
            </option>
          ))}
        </SelectField>
      </div>
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Numbers figures={data} />}
    </Page>
  );
}

function Numbers({ figures }: { readonly figures: Figures }) {
  const t = useT();
  const dates = useDates();
  const now = useNow(RENEW_EVERY_MS);
  const language = useLanguage();
  const { days, queue, countedUntil } = figures;
  return (
    <>
      <Panel title={t('figures.queueTitle')}>
        <p>
          {t('figures.waiting', { count: queue.waiting })}{' '}
          {queue.oldestSince !== undefined && t('figures.oldest', { when: dates.distance(queue.oldestSince, now) })}
        </p>
        <p className={typography['muted']}>{t('figures.countedUntil', { when: dates.dateTime(countedUntil) })}</p>
      </Panel>
      <div className={styles['charts']}>
        {SERIES.map((series) => {
          const total = formatValue(series, totalOf(series, days), language);
          return (
            <Panel key={series} title={t(`figures.series.${series}`)} aside={<strong>{total}</strong>}>
              <BarChart
                summary={t('figures.summary', { what: t(`figures.series.${series}`), total, count: days.length })}
                bars={days.map((day) => ({ day: day.day, value: day[series] }))}
                formatHighest={({ day, value }) =>
                  t('figures.highest', { value: formatValue(series, value, language), day: dates.shortDate(day) })
                }
                formatDay={dates.shortDate}
              />
            </Panel>
          );
        })}
      </div>
      <FiguresTable days={days} formatDay={dates.shortDate} />
    </>
  );
}
