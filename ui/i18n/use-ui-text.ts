import { useTranslation } from 'react-i18next';
import type { Translate } from './create-i18n.ts';
import type * as polish from './texts/pl/texts.ts';

/** The components' own words, in the language of the app around them. */
export function useUiText(): Translate<typeof polish.texts> {
  const { t } = useTranslation('ui');
  return (key, values) => t(key, { ...values });
}
