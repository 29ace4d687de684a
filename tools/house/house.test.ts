import { describe, expect, test } from 'vitest';
import { filesThatName, placesOfLanguage } from './named-files.ts';
import { repeatedLines } from './repeated-lines.ts';
import { roomFigures } from './rooms.ts';
import { walk } from './walk.ts';

const sourcesOf = (files: Record<string, string>) => new Map(Object.entries(files));

test('rooms are folders and files at the root; tests lead nowhere', () => {
  const files = ['shop/deps.ts', 'shop/orders/a.ts', 'shop/orders/b.ts', 'shop/people/c.ts', 'shop/people/c.test.ts'];
  const edges = [
    { from: 'shop/orders/a.ts', to: 'shop/orders/b.ts' },
    { from: 'shop/orders/a.ts', to: 'shop/people/c.ts' },
    { from: 'shop/people/c.ts', to: 'shop/orders/b.ts', typeOnly: true },
    { from: 'shop/people/c.test.ts', to: 'shop/deps.ts' },
  ];
  expect(roomFigures(files, edges, 'shop')).toEqual({ rooms: 3, imports: 2, inRings: 2, holding: 1 });
});

test('a folder of tests alone is a room, a test at the root is none', () => {
  const files = ['shop/deps.ts', 'shop/deps.test.ts', 'shop/faults/kill.test.ts', 'shopping/a/b.test.ts'];
  expect(roomFigures(files, [], 'shop').rooms).toBe(2);
});

test('only files of the product count where something is named', () => {
  const sources = sourcesOf({
    'issuer/a.ts': 'pesel',
    'issuer/a.test.ts': 'pesel',
    'testing/b.ts': 'pesel',
    'ui/c.ts': '',
  });
  expect(filesThatName(sources, /\bpesel\b/)).toBe(1);
});

test('a folder of texts is one place, however many files it has', () => {
  const files = [
    'app/texts/en/a.ts',
    'app/texts/en/b.ts',
    'app/texts/pl/a.ts',
    'desk/office.en.ts',
    'ui/en.ts',
    'ui/pen.ts',
  ];
  expect(placesOfLanguage(files, 'en')).toBe(3);
});

test('lines are repeated in rows of six; imports, comments and brackets are none', () => {
  const row = Array.from({ length: 6 }, (_, index) => `const a${index} = ${index};`).join('\n}\n');
  const imports = "import {\n  a,\n  b,\n} from './c.ts';\n";
  expect(
    repeatedLines(sourcesOf({ 'ui/a.ts': `${imports}// one\n${row}`, 'ui/b.ts': `${imports}// one\n${row}` })),
  ).toBe(12);
  const short = row.slice(0, row.lastIndexOf('const'));
  expect(repeatedLines(sourcesOf({ 'ui/a.ts': `${imports}${short}`, 'ui/b.ts': `${imports}${short}` }))).toBe(0);
});

describe('a walk', () => {
  const start = { workspace: 'shop', file: 'shop/http/order.ts', name: 'order' };

  test('goes into each function where it is named, once, and back', () => {
    const sources = sourcesOf({
      'shop/http/order.ts':
        "import { place as put } from '../orders/place.ts';\nimport { tell } from '../mail/tell.ts';\nimport { now } from '@mleg/clock';\n" +
        'export const procedures = { order: os.order.handler(async () => { put(now()); tell(); put(); }) };',
      'shop/orders/place.ts':
        "import { tell } from '../mail/tell.ts';\nexport function place() { check(); tell(); }\nconst check = () => 1;",
      'shop/mail/tell.ts': 'export function tell() {}',
    });
    expect(walk(sources, start)).toEqual({
      stays: ['http', 'orders', 'mail'],
      rooms: 3,
      returns: 0,
      callsBack: 0,
    });
  });

  test('tells returns to a caller from calls back into its room', () => {
    const sources = sourcesOf({
      'shop/http/order.ts':
        "import { place } from '../orders/place.ts';\nimport { tell } from '../mail/tell.ts';\n" +
        'export function order() { place(); tell(); }\nexport function answer() {}',
      'shop/orders/place.ts': "import { answer } from '../http/order.ts';\nexport function place() { answer(); }",
      'shop/mail/tell.ts': 'export function tell() {}',
    });
    const { stays, returns, callsBack } = walk(sources, start);
    expect({ stays, returns, callsBack }).toEqual({
      stays: ['http', 'orders', 'http', 'mail'],
      returns: 1,
      callsBack: 1,
    });
  });

  test('has to begin somewhere', () => {
    expect(() => walk(sourcesOf({ 'shop/http/order.ts': '' }), start)).toThrow('has no function order');
  });
});
