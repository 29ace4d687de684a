import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';
import { greeting } from './greeting.ts';
import { readSettings } from './settings.ts';

const signIns = [
  { login: 'zofia', password: 'secret', shows: 'everything in order' },
  { login: 'dziekanat', password: 'secret', shows: 'the office' },
];
const say = (...argv: string[]) => greeting(readSettings(readArguments(argv), {}), signIns).join('\n');

test('names every address, every sign-in and the first click', () => {
  const text = say('--base-port=9000');
  for (const port of [9000, 9001, 9002, 9003]) expect(text).toContain(`http://localhost:${port}`);
  for (const { login } of signIns) expect(text).toContain(login);
  expect(text).toContain('Przygotuj kod QR');
});

test('says nothing of people where there is no institution', () => {
  expect(say('--role=issuer')).not.toContain('zofia');
});

test('names no address where nothing is served', () => {
  expect(say('--workers-only')).not.toContain('http');
});
