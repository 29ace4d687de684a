import { check } from './check.ts';
import { ready } from './ready.ts';
import { verdict } from './verdict.ts';

export const texts = {
  shell: {
    brand: 'Kontroler',
    back: 'Wróć',
    update: { title: 'Jest nowa wersja aplikacji', action: 'Wczytaj nową wersję' },
  },
  age: {
    moment: 'niecałej minuty',
    minutes_one: '{{count}} minuty',
    minutes_few: '{{count}} minut',
    minutes_many: '{{count}} minut',
    minutes_other: '{{count}} minuty',
    hours_one: '{{count}} godziny',
    hours_few: '{{count}} godzin',
    hours_many: '{{count}} godzin',
    hours_other: '{{count}} godziny',
    days_one: '{{count}} dnia',
    days_few: '{{count}} dni',
    days_many: '{{count}} dni',
    days_other: '{{count}} dnia',
  },
  ...ready,
  ...check,
  ...verdict,
} as const;
