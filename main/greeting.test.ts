import { expect, test } from 'vitest';
import { readArguments } from './arguments.mjs';
import { greeting } from './greeting.ts';
import { readSettings } from './settings.ts';

const signIns = [
  { login: 'zofia', password: 'secret', shows: 'everything in order' },
  { login: 'dziekanat', password: 'secret', shows: 'the office' },
];
const desk = [{ login: 'klara@ministerstwo.example', password: 'secret', shows: 'the clerk' }];
const settingsOf = (...argv: string[]) => readSettings(readArguments(argv), {});
const say = (...argv: string[]) => greeting(settingsOf(...argv), { institution: signIns, desk }).join('\n');

test('names every address, every sign-in and the first click', () => {
  const text = say('--base-port=9000');
  for (const port of [9000, 9001, 9002, 9003]) expect(text).toContain(`http://localhost:${port}`);
  for (const { login } of signIns) expect(text).toContain(login);
  expect(text).toContain('Dokumenty → mLegitymacja → „Przygotuj kod QR”');
  const school = { ...settingsOf(), demoInstitution: 'school' } as const;
  expect(greeting(school, { institution: signIns, desk }).join('\n')).toContain(
    'Twoje dzieci → Hela → „Przygotuj kod QR”',
  );
});

test('says in its first line which of the two it is', () => {
  expect(say().split('\n')[0]).toMatch(/as a demonstration: its people are fictional/);
  expect(say('--workers-only')).toMatch(/as a demonstration/);
  const production = readSettings(readArguments(['--production', '--role=issuer,verifier']), {
    ISSUER_AUTHORITY_NAME: 'Ministerstwo',
  });
  const lines = greeting(production, { institution: [], desk: [] });
  expect(lines[0]).toBe('mLegitymacja is running in production. Stop with Ctrl-C.');
  expect(lines.join('\n')).not.toMatch(/demo|shop/);
});

test('says nothing of people where there is no institution', () => {
  expect(say('--role=issuer')).not.toContain('zofia');
});

test('names no address where nothing is served', () => {
  expect(say('--workers-only')).not.toContain('http');
});

test('tells who is the first at the desk where to enrol', () => {
  const link = 'http://localhost:8081/desk/enrolment#secret';
  const nobody = { institution: [], desk: [] };
  expect(greeting(settingsOf('--role=issuer'), nobody, link)).toContain(link);
  expect(greeting(settingsOf('--role=issuer'), nobody).join('\n')).not.toContain('/desk/enrolment');
});
