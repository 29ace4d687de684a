import type { Share } from '@mleg/wallet-core/presentation/ways-to-answer';
import { chooseText } from '@mleg/wallet-core/trust/local-text';
import { i18n, useT } from '../app-i18n.ts';
import { CardDetails } from '../card/card-details.tsx';
import { viewCard } from '../card/card-view.ts';
import { now } from '../clock.ts';

/** Exactly what one card would tell: names and values. */
export function ShareFacts({ share: { card, paths } }: { readonly share: Share }) {
  const t = useT();
  const names = new Set(paths.map(([name]) => String(name)));
  const claims = viewCard(card, now(), i18n.language).claims.filter(({ name }) => names.has(name));
  const portrait = names.has('picture') ? [{ name: 'picture', value: t('show.consent.portrait') }] : [];
  const shown = [...claims, ...portrait];
  return (
    <>
      <p>{t('show.consent.from', { card: chooseText(card.cardName, i18n.language) ?? '' })}</p>
      {shown.length === 0 ? <p>{t('show.consent.nothing')}</p> : <CardDetails claims={shown} />}
    </>
  );
}
