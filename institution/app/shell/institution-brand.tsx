import type { Session } from '@mleg/institution-contract/person';
import { bindText } from '@mleg/ui/i18n/bind-short-words.ts';
import { InstitutionEmblem } from '@mleg/ui/institution-emblem.tsx';
import { BrandLink } from '@mleg/ui/shell/brand-link.tsx';
import { paths } from '../paths.ts';

export function InstitutionBrand({ institution }: { readonly institution: Session['institution'] }) {
  return (
    <BrandLink to={paths.home}>
      <InstitutionEmblem name={institution.name} />
      <span>{bindText(institution.name)}</span>
    </BrandLink>
  );
}
