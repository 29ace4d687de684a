import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBase64 } from './is-base64.ts';

test('takes whatever another encoder makes', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => isBase64(Buffer.from(bytes).toString('base64'))));
});

test.each(['AAA', 'A===', 'AA=A', 'AAA-', 'AA A', 'AAA\n', 'AAAA\n\n\n\n', 'ąAAA', '====', 'AAAA====', '"><b>'])(
  'refuses %j',
  (text) => {
    expect(isBase64(text)).toBe(false);
  },
);
