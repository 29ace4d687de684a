import { createI18n } from '@mleg/ui/i18n/create-i18n.ts';
import * as languages from './texts/languages.ts';

export const { i18n, useT, t } = createI18n(languages);
