import { CardFace } from '@mleg/ui/card-face.tsx';
import { lazy, Suspense } from 'react';
import type { CardView } from './card-view.ts';
import { useFreshness } from './use-freshness.ts';

/** The table of the act comes with what reads it, after the card. */
const CardDiscounts = lazy(async () => ({ default: (await import('./card-discounts.tsx')).CardDiscounts }));

/** The card with what this device knows of its status. */
export function WalletCard({ view, folded = false }: { readonly view: CardView; readonly folded?: boolean }) {
  const freshness = useFreshness(view.checkedAt);
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
      birthdate={view.birthdate}
      freshness={freshness}
      folded={folded}
    >
      {view.state === 'valid' && view.cardType && (
        <Suspense fallback={<p>…</p>}>
          <CardDiscounts view={view} />
        </Suspense>
      )}
    </CardFace>
  );
}
