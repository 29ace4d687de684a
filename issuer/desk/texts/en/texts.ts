import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/texts.ts';
import { agreements } from './agreements.ts';
import { office } from './office.ts';
import { shell } from './shell.ts';

export const texts: Translated<typeof polish.texts> = { ...shell, ...agreements, ...office };
