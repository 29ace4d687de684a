import { readdirSync } from 'node:fs';
import type { Instruction } from '@mleg/institution-contract/instruction';
import { expect, test } from 'vitest';
import { type InstructionSettings, readInstruction } from './read-instruction.ts';

const place = { origin: 'https://portal.example', walletOrigin: 'https://app.example' };
const usual = { codesFor: 'holder', peselRequired: true, photoProfile: '30x42', physicalCardRequired: true } as const;
const school = (policies: Partial<InstructionSettings['policies']> = {}): InstructionSettings => ({
  kind: 'school',
  ...place,
  policies: { ...usual, issue: 'application', ...policies },
});
const university: InstructionSettings = { kind: 'university', ...place, policies: { ...usual, issue: 'none' } };

const everywhere: [string, InstructionSettings][] = [
  ['a school with applications', school()],
  ['a school with objections', school({ issue: 'objection' })],
  ['a school whose guardians collect', school({ issue: 'none', codesFor: 'guardians', physicalCardRequired: false })],
  ['a university', university],
];

const textOf = (instruction: Instruction) => JSON.stringify(instruction);
const picturesOf = ({ steps }: Instruction) => steps.flatMap(({ picture }) => (picture ? [picture.file] : []));

test.each(everywhere)('%s: both languages have the same steps, and a screen for each that has one', (_, settings) => {
  const [pl, en] = [readInstruction(settings, 'pl'), readInstruction(settings, 'en')];
  expect(en.steps.length).toBe(pl.steps.length);
  expect(en.troubles.entries.length).toBe(pl.troubles.entries.length);
  expect(picturesOf(en)).toEqual(picturesOf(pl).map((file) => file.replace(/^pl/, 'en')));
  const there = readdirSync(new URL('./pictures/', import.meta.url));
  expect(there).toEqual(expect.arrayContaining([...picturesOf(pl), ...picturesOf(en)]));
});

test.each(everywhere)('%s: no Polish sentence is longer than twenty words', (_, settings) => {
  const texts = textOf(readInstruction(settings, 'pl')).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  const sentences = texts.flatMap((text) => text.split(/[.!?:]\s/));
  expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 20)).toEqual([]);
});

test('says what a parent has to know: 30 days, one device, lost and new phone, free of charge, where to go', () => {
  const text = textOf(readInstruction(school(), 'pl'));
  for (const words of ['30 dni', 'na jednym urządzeniu', 'Zgubiony', 'Nowy telefon', 'bezpłatne', 'portal.example']) {
    expect(text).toContain(words);
  }
  expect(text).toContain('co najmniej 354 × 496');
});

test('speaks only of what the policy has', () => {
  expect(textOf(readInstruction(school(), 'pl'))).toContain('Złóż wniosek o wydanie');
  const objecting = textOf(readInstruction(school({ issue: 'objection' }), 'pl'));
  expect(objecting).toContain('sprzeciw');
  expect(objecting).not.toContain('Złóż wniosek o wydanie');
  expect(textOf(readInstruction(university, 'pl'))).not.toMatch(/szkoł|ucznia/);
});
