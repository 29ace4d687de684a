import { expect, test } from 'vitest';
import { readPlatform } from './platform.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Version/17.4 Safari/604.1';
const MACINTOSH = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15';
const ANDROID = 'Mozilla/5.0 (Linux; Android 12; Pixel 5) AppleWebKit/537.36 Chrome/106.0.0.0 Mobile Safari/537.36';

test('tells an iPhone in a tab from one on the home screen', () => {
  expect(readPlatform({ userAgent: IPHONE, maxTouchPoints: 5, standalone: false })).toEqual({
    system: 'ios',
    installed: false,
  });
  expect(readPlatform({ userAgent: IPHONE, maxTouchPoints: 5, standalone: true }).installed).toBe(true);
});

test('an iPad that says it is a Macintosh is an iPad', () => {
  expect(readPlatform({ userAgent: MACINTOSH, maxTouchPoints: 5, standalone: false }).system).toBe('ios');
  expect(readPlatform({ userAgent: MACINTOSH, maxTouchPoints: 0, standalone: false }).system).toBe('desktop');
});

test('knows Android', () => {
  expect(readPlatform({ userAgent: ANDROID, maxTouchPoints: 5, standalone: false }).system).toBe('android');
});
