import { expect, test } from 'vitest';
import { compressedKilobytes, initialChunks } from './script-budget.ts';

const chunk = (imports: string[], isEntry = false, code = '') => ({ type: 'chunk' as const, isEntry, imports, code });

test('counts the entry and what it imports at once, each once, and nothing on demand', () => {
  const bundle = {
    'main.js': chunk(['react.js', 'ui.js'], true),
    'react.js': chunk([]),
    'ui.js': chunk(['react.js']),
    'scanner.js': chunk(['react.js']),
    'style.css': { type: 'asset' as const },
  };
  expect(initialChunks(bundle)).toEqual(['main.js', 'react.js', 'ui.js']);
});

test('weighs what goes over the network', () => {
  const bundle = { 'main.js': chunk([], true, 'a'.repeat(100_000)) };
  expect(compressedKilobytes(bundle, ['main.js'])).toBeLessThan(1);
});
