import type { CompactCardClaims } from '@mleg/student-card/compact-card';
import type { DiscountTable } from '@mleg/student-card/discounts/discount-table';
import { discountsOn } from '@mleg/student-card/discounts/discounts-on';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import typography from '@mleg/ui/typography.module.css';
import { useT } from '../app-i18n.ts';
import { discountText } from './discount-text.ts';
import styles from './verdict.module.css';

interface DiscountsProps {
  readonly table: DiscountTable;
  readonly card: CompactCardClaims;
}

/** The second result, apart from the first: a valid card and a discount are two things. */
export function Discounts({ table, card }: DiscountsProps) {
  const t = useT();
  const dates = useDates();
  const { headline, lines } = discountText(discountsOn(table, card, dateInWarsaw(new Date())), t);
  return (
    <section className={styles['discounts']} aria-label={t('discounts.title')}>
      <h2>{t('discounts.title')}</h2>
      <p>{headline}</p>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p className={typography['muted']}>{t('discounts.checkedOn', { day: dates.date(table.checkedOn) })}</p>
    </section>
  );
}
