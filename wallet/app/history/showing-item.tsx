import { type Fact, Facts } from '@mleg/ui/facts.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { StatusBadge, type StatusTone } from '@mleg/ui/status-badge.tsx';
import type { Showing } from '@mleg/wallet-core/records/showing';
import { chooseText } from '@mleg/wallet-core/trust/local-text';
import { i18n, useT } from '../app-i18n.ts';
import { isKnownClaim } from '../card/known-claims.ts';
import styles from './history.module.css';
import { ReceiptButton } from './receipt-button.tsx';

const TONES: Readonly<Record<Showing['outcome'], StatusTone>> = {
  shown: 'success',
  begun: 'warning',
  refused: 'neutral',
  declined: 'neutral',
};

/** One entry of the log: who, when, what for, which data. */
export function ShowingItem({ showing }: { readonly showing: Showing }) {
  const t = useT();
  const dates = useDates();
  const { viewer, purpose, cards, outcome } = showing;
  const purposeText = purpose && chooseText(purpose, i18n.language);
  const claims = cards.flatMap((card) => card.claims);
  const names = claims.map((claim) => (isKnownClaim(claim) ? t(`card.claims.${claim}`) : claim));
  const cardNames = cards
    .map(({ cardName }) => chooseText(cardName, i18n.language) ?? '')
    .filter((name) => name !== '');
  const facts: Fact[] = [
    ...(purposeText === undefined ? [] : [{ name: t('history.purpose'), value: purposeText }]),
    ...(cards.length === 0 ? [] : [{ name: t('history.data'), value: names.join(', ') || t('history.noData') }]),
    ...(cardNames.length === 0 ? [] : [{ name: t('history.from'), value: cardNames.join(', ') }]),
    ...(viewer.host === undefined ? [] : [{ name: t('history.host'), value: viewer.host }]),
  ];
  return (
    <li className={styles['item']}>
      <div className={styles['head']}>
        <h2 className={styles['name']}>
          {viewer.name || t('history.unnamed')}
          {!viewer.verified && viewer.name !== '' && (
            <span className={styles['unverified']}> ({t('history.unverified')})</span>
          )}
        </h2>
        <StatusBadge tone={TONES[outcome]}>{t(`history.outcome.${outcome}`)}</StatusBadge>
      </div>
      <p className={styles['when']}>
        {dates.dateTime(showing.at)} · {t(`history.how.${showing.how}`)}
      </p>
      <Facts facts={facts} />
      <ReceiptButton showing={showing} />
    </li>
  );
}
