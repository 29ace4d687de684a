import '@mleg/ui/no-eval.ts';
import { useT } from '../app-i18n.ts';
import { now } from '../clock.ts';
import type { CardView } from './card-view.ts';
import { byPercent, discountsToday } from './discounts-today.ts';

/** What the act gives on this day, in a line; of other tariffs this app knows nothing. */
export function CardDiscounts({ view }: { readonly view: CardView }) {
  const t = useT();
  const discounts = discountsToday(view, now());
  if (discounts === undefined) return null;
  if (discounts.held) {
    const held = byPercent(discounts.discounts).map(
      ([percent, tickets]) => `${percent}% ${tickets.map((ticket) => t(`card.discounts.${ticket}`)).join(', ')}`,
    );
    return (
      <p>
        <strong>{t('card.discounts.today')}</strong> {held.join(', ')}
      </p>
    );
  }
  if (discounts.because === 'age-reached') return <p>{t('card.discounts.ended', { age: discounts.age })}</p>;
  return <p>{t('card.discounts.unknown')}</p>;
}
