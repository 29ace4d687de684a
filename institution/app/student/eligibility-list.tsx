import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { Icon } from '@mleg/ui/icon.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import typography from '@mleg/ui/typography.module.css';
import { useT } from '../app-i18n.ts';
import type { FailedRule } from './card-view.ts';
import styles from './my-card.module.css';

interface EligibilityListProps {
  readonly failed: readonly FailedRule[];
  /** There was a card or a code before. */
  readonly again: boolean;
}

/** Each failed rule: what is wrong, and what to do about it. */
export function EligibilityList({ failed, again }: EligibilityListProps) {
  const t = useT();
  return (
    <Panel title={t(again ? 'eligibility.titleAgain' : 'eligibility.title')}>
      <p>{t('eligibility.lead', { count: failed.length })}</p>
      <ul className={styles['rules']}>
        {failed.map((rule) => (
          <li key={rule.rule} className={styles['rule']}>
            <Icon name="alert" />
            <RuleWords {...rule} />
          </li>
        ))}
      </ul>
      <p className={typography['muted']}>{t('eligibility.after')}</p>
    </Panel>
  );
}

function RuleWords({ rule, detail }: FailedRule) {
  const t = useT();
  const dates = useDates();
  const expired = rule === 'physical-card-valid' && detail?.validUntil;
  return (
    <div className={styles['words']}>
      <h3>
        {expired
          ? t('eligibility.rule.physical-card-valid.wrongDate', { date: dates.date(expired) })
          : t(`eligibility.rule.${rule}.wrong`)}
      </h3>
      {detail?.missing && detail.missing.length > 0 && (
        <p>{t('eligibility.rule.data-complete.missing', { list: detail.missing.map(fieldName).join(', ') })}</p>
      )}
      <p>{t(`eligibility.rule.${rule}.todo`)}</p>
      {detail?.extendedUntil && (
        <p>{t('eligibility.rule.physical-card-valid.extension', { date: dates.date(detail.extendedUntil) })}</p>
      )}
    </div>
  );

  /** A field that this page has no word for keeps the server's name. */
  function fieldName(field: string): string {
    return t(`eligibility.field.${field as 'givenName'}`, { defaultValue: field });
  }
}
