import type { DocumentLanguage } from '@mleg/institution-contract/instruction';
import { useTranslation } from 'react-i18next';

/** The page's own language, as far as documents are written in it. */
export function useDocumentLanguage(): DocumentLanguage {
  return useTranslation().i18n.language === 'en' ? 'en' : 'pl';
}
