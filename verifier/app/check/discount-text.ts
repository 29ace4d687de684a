import type { Discounts } from '@mleg/student-card/discounts/discounts-on';
import type { t } from '../app-i18n.ts';

/** What an inspector reads and may say aloud: whose right it is and how much, never which institution it comes from. */
export type DiscountText = { headline: string; lines: string[] };

export function discountText(result: Discounts, translate: typeof t): DiscountText {
  if (result.held) {
    const age = Math.max(...result.discounts.map(({ untilAge }) => untilAge));
    return {
      headline: translate(`discounts.held.${result.cardType}`, { age }),
      lines: result.discounts.map(({ ticket, percent }) => translate(`discounts.ticket.${ticket}`, { percent })),
    };
  }
  if (result.because === 'not-in-table') return { headline: translate('discounts.unknown'), lines: [] };
  return { headline: translate(`discounts.reached.${result.cardType}`, { age: result.age }), lines: [] };
}
