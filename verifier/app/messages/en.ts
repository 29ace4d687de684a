import { checkEn } from './check.en.ts';
import { readyEn } from './ready.en.ts';
import { verdictEn } from './verdict.en.ts';

export const en = {
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
  ...readyEn,
  ...checkEn,
  ...verdictEn,
} as const;
