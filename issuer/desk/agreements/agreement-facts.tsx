import type { AgreementParties } from '@mleg/issuer-contract/agreement';
import type { AgreementDetail } from '@mleg/issuer-contract/desk';
import { Facts } from '@mleg/ui/facts.tsx';
import { useDates } from '@mleg/ui/i18n/use-dates.ts';
import { useT } from '../app-i18n.ts';

/** What the institution is, and what it asks for. */
export function AgreementFacts({ agreement }: { readonly agreement: AgreementDetail }) {
  const t = useT();
  const dates = useDates();
  const { registration, terms, cards, changedAt, endOfCards, vouched } = agreement;
  const { kind, registryNumber, institutionId, eventsEndpoint, policies } = registration;
  const { shortName, address, domain } = registration;
  return (
    <Facts
      facts={[
        { name: t('agreement.fact.kind'), value: t(`agreement.kind.${kind}`) },
        { name: t('agreement.fact.number'), value: t(`agreement.register.${kind}`, { number: registryNumber }) },
        ...(shortName ? [{ name: t('agreement.fact.shortName'), value: shortName }] : []),
        ...(address ? [{ name: t('agreement.fact.cardAddress'), value: address }] : []),
        { name: t('agreement.fact.domain'), value: domain ?? t('agreement.noDomain') },
        ...(vouched ? [{ name: t('agreement.fact.vouched'), value: vouchedLine(vouched) }] : []),
        { name: t('agreement.fact.id'), value: institutionId },
        {
          name: t('agreement.fact.cards'),
          value: policies.cardTypes.map((type) => t(`agreement.cardType.${type}`)).join(', '),
        },
        {
          name: t('agreement.fact.lifetime'),
          value: t('agreement.days', { count: terms.codeLifetimeDays }),
        },
        { name: t('agreement.fact.tries'), value: terms.wrongCodeLimit },
        { name: t('agreement.fact.suspension'), value: t('agreement.days', { count: terms.suspensionDays }) },
        ...(policies.codesFor
          ? [{ name: t('agreement.fact.codesFor'), value: t(`agreement.codesFor.${policies.codesFor}`) }]
          : []),
        { name: t('agreement.fact.endpoint'), value: eventsEndpoint ?? t('agreement.noEndpoint') },
        { name: t('agreement.fact.live'), value: cards.live },
        { name: t('agreement.fact.openCodes'), value: cards.openCodes },
        { name: t('agreement.fact.changed'), value: dates.dateTime(changedAt) },
        ...(endOfCards ? [{ name: t('agreement.fact.endOfCards'), value: t(`agreement.ends.${endOfCards}`) }] : []),
      ]}
    />
  );
}

const vouchedLine = ({ name, registryNumber, address, domain }: NonNullable<AgreementDetail['vouched']>) =>
  [name, registryNumber, address, domain].filter((fact) => fact !== undefined).join(', ');

export function PartiesFacts({ parties }: { readonly parties: AgreementParties }) {
  const t = useT();
  const { address, contact, signatory } = parties;
  return (
    <Facts
      facts={[
        {
          name: t('agreement.fact.address'),
          value: `${address.street}, ${address.postalCode} ${address.city}`,
        },
        { name: t('agreement.fact.contact'), value: `${contact.name}, ${contact.email}, ${contact.phone}` },
        {
          name: t('agreement.fact.signatory'),
          value: `${signatory.name}, ${signatory.position}, ${signatory.email}`,
        },
      ]}
    />
  );
}
