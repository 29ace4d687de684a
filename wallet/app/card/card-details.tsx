import { Disclosure } from '@mleg/ui/disclosure.tsx';
import { type Fact, Facts } from '@mleg/ui/facts.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { useLanguage } from '@mleg/ui/i18n/use-language.ts';
import { PESEL } from '@mleg/wallet-core/presentation/pesel';
import { useT } from '../app-i18n.ts';
import type { ClaimView } from './card-view.ts';
import { CLAIM_ORDER, isKnownClaim } from './known-claims.ts';

/** ISO 3166-1 alpha-2. */
const COUNTRY_CODE = /^[A-Z]{2}$/;
const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Every claim by its name; the PESEL behind a button, since screens are seen by others. */
export function CardDetails({
  claims,
  renewedAt,
}: {
  readonly claims: readonly ClaimView[];
  readonly renewedAt?: string | undefined;
}) {
  const t = useT();
  const dates = useDates();
  const language = useLanguage();
  const label = ({ name, issuerLabel }: ClaimView) =>
    isKnownClaim(name) ? t(`card.claims.${name}`) : (issuerLabel ?? name);
  const value = ({ name, value: text }: ClaimView) => {
    if (name === PESEL)
      return (
        <Disclosure showLabel={t('card.pesel.show')} hideLabel={t('card.pesel.hide')}>
          {text}
        </Disclosure>
      );
    if (name === 'issuing_country' && COUNTRY_CODE.test(text))
      return new Intl.DisplayNames([language], { type: 'region' }).of(text);
    return CALENDAR_DATE.test(text) ? dates.date(text) : text;
  };
  const facts: Fact[] = [...claims]
    .sort((a, b) => rank(a.name) - rank(b.name))
    .map((claim) => ({ name: label(claim), value: value(claim) }));
  const renewed = renewedAt === undefined ? [] : [{ name: t('card.renewed'), value: dates.dateTime(renewedAt) }];
  return <Facts facts={[...facts, ...renewed]} />;
}

const rank = (name: string): number => {
  const index = CLAIM_ORDER.findIndex((known) => known === name);
  return index === -1 ? CLAIM_ORDER.length : index;
};
