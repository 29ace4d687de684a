import { useTranslation } from 'react-i18next';

/** The tag of the present language (BCP 47), for what a server writes and for `Intl`. */
export function useLanguage(): string {
  return useTranslation().i18n.language;
}
