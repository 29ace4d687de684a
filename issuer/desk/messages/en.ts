import type { Translated } from '@mleg/ui/i18n/messages.ts';
import { agreementsEn } from './agreements.en.ts';
import { officeEn } from './office.en.ts';
import type { pl } from './pl.ts';
import { shellEn } from './shell.en.ts';

export const en: Translated<typeof pl> = { ...shellEn, ...agreementsEn, ...officeEn };
