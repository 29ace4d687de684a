import { AppHeader } from '@mleg/ui/app-header.tsx';
import { LanguageSwitch } from '@mleg/ui/language-switch.tsx';
import { usePartyAccent } from '@mleg/ui/use-party-accent.ts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { institutionQuery } from '../api/institution-query.ts';
import { useT } from '../app-i18n.ts';
import { InstitutionBrand } from './institution-brand.tsx';

/** What stands around pages that need nobody to be signed in: whose portal it is, and the language. */
export function PublicShell({ children }: { readonly children: ReactNode }) {
  const t = useT();
  const { data: institution } = useQuery(institutionQuery);
  usePartyAccent(institution?.colour);
  return (
    <>
      <AppHeader
        brand={institution ? <InstitutionBrand institution={institution} /> : t('product')}
        tools={<LanguageSwitch />}
      />
      {children}
    </>
  );
}
