import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrModules } from './qr-modules.ts';

const link = 'openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fissuer.example%2Foffers%2FK7QFM2XR9DTA';

test('draws exactly the dark modules', () => {
  const { size, path } = qrModules(link);
  const { data } = encode(link, { ecc: 'M', border: 4 });
  const drawn = new Set<string>();
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(length); step += 1) drawn.add(`${Number(x) + step},${y}`);
  }
  const dark = data.flatMap((row, y) => row.flatMap((module, x) => (module ? [`${x},${y}`] : [])));
  expect(size).toBe(data.length);
  expect(drawn).toEqual(new Set(dark));
});

test('keeps four light modules around the code', () => {
  const { size, path } = qrModules(link);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(4);
    expect(Number(y)).toBeGreaterThanOrEqual(4);
    expect(Number(x) + Number(length)).toBeLessThanOrEqual(size - 4);
  }
});
