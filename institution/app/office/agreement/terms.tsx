import { type AgreementTerms, agreementTermsSchema } from '@mleg/institution-contract/agreement';
import { Facts } from '@mleg/ui/facts.tsx';
import { useT } from '../../app-i18n.ts';

export const termNames = agreementTermsSchema.keyof().options;

export function Terms({ terms }: { readonly terms: AgreementTerms }) {
  const t = useT();
  return <Facts facts={termNames.map((name) => ({ name: t(`agreement.field.${name}`), value: terms[name] }))} />;
}

interface OtherTermsProps {
  readonly terms: AgreementTerms;
  readonly instead: AgreementTerms;
}

/** The terms whose number is to change, and no others. */
export function OtherTerms({ terms, instead }: OtherTermsProps) {
  const t = useT();
  const others = termNames.filter((name) => instead[name] !== terms[name]);
  const fromTo = (name: keyof AgreementTerms) => t('agreement.fromTo', { from: terms[name], to: instead[name] });
  return <Facts facts={others.map((name) => ({ name: t(`agreement.field.${name}`), value: fromTo(name) }))} />;
}
