import { checkPl } from './check.pl.ts';
import { readyPl } from './ready.pl.ts';
import { verdictPl } from './verdict.pl.ts';

export const pl = {
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
  ...readyPl,
  ...checkPl,
  ...verdictPl,
} as const;
