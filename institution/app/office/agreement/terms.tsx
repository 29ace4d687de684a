import { type AgreementTerms, agreementTermsSchema } from '@mleg/institution-contract/agreement';
import { Facts } from '@mleg/ui/facts.tsx';
import { useT } from '../../app-i18n.ts';

export const termNames = agreementTermsSchema.keyof().options;

/** The numbers of an agreement; beside those that are asked for instead, what holds now. */
export function Terms({ terms, instead }: { readonly terms: AgreementTerms; readonly instead?: AgreementTerms }) {
  const t = useT();
  return (
    <Facts
      facts={termNames.map((name) => {
        const asked = instead?.[name] ?? terms[name];
        const value = asked === terms[name] ? asked : t('agreement.fromTo', { from: terms[name], to: asked });
        return { name: t(`agreement.field.${name}`), value };
      })}
    />
  );
}
