import { expect, test } from 'vitest';
import { placeToReturn, wayBackSearch } from './way-back.ts';

test('signing in leads back to the page that was asked for', () => {
  const { back } = wayBackSearch({ back: '/biuro/grupy' });
  expect(placeToReturn(back, '/')).toBe('/biuro/grupy');
});

test('signing in leads to the first page where none was asked for', () => {
  expect(placeToReturn(wayBackSearch({}).back, '/')).toBe('/');
  expect(placeToReturn(wayBackSearch({ back: 7 }).back, '/')).toBe('/');
});

test.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)', ''])(
  'signing in does not lead away to %j',
  (address) => {
    expect(placeToReturn(address, '/')).toBe('/');
  },
);
