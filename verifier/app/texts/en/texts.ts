import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/texts.ts';
import { check } from './check.ts';
import { ready } from './ready.ts';
import { verdict } from './verdict.ts';

export const texts: Translated<typeof polish.texts> = {
  shell: {
    brand: 'Inspector',
    back: 'Back',
    update: { title: 'There is a new version of the app', action: 'Load the new version' },
  },
  age: {
    moment: 'less than a minute',
    minutes_one: '{{count}} minute',
    minutes_other: '{{count}} minutes',
    hours_one: '{{count}} hour',
    hours_other: '{{count}} hours',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
  },
  ...ready,
  ...check,
  ...verdict,
};
