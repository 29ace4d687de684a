import { createI18n } from '@mleg/ui/i18n/create-i18n.ts';
import { en } from './messages/en.ts';
import { pl } from './messages/pl.ts';

export const { i18n, useT, t } = createI18n({ pl, en });
