import { CardFace } from '@mleg/ui/card-face.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { useT } from '../app-i18n.ts';
import type { CardView } from './card-view.ts';

/** The card with what this device knows of its status. */
export function WalletCard({ view }: { readonly view: CardView }) {
  const t = useT();
  const dates = useDates();
  return (
    <CardFace
      kind={view.kind}
      status={view.state}
      givenName={view.givenName}
      familyName={view.familyName}
      portrait={view.portrait}
      institution={view.institution}
      validUntil={view.validUntil}
      number={view.number}
    >
      {view.checkedAt === undefined ? t('card.unchecked') : t('card.checked', { when: dates.dateTime(view.checkedAt) })}
    </CardFace>
  );
}
