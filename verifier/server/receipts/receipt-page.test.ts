import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { wordingFor } from '../texts/wording.ts';
import { renderReceiptPage } from './receipt-page.ts';

const app = new Hono().get('/', (context) =>
  context.html(renderReceiptPage(wordingFor(context), { refused: 'no-receipt' })),
);
const page = async (wanted?: string) => {
  const response = await app.request('/', wanted === undefined ? {} : { headers: { 'Accept-Language': wanted } });
  expect(response.headers.get('vary')).toBe('Accept-Language');
  return response.text();
};

test.each([undefined, 'pl-PL', 'pl,en;q=0.5', 'xx', 'de-DE,en;q=0', 'constructor'])(
  'is Polish for %s',
  async (wanted) => {
    const text = await page(wanted);
    expect(text).toContain('<html lang="pl">');
    expect(text).toContain('To nie jest potwierdzenie z portfela.');
  },
);

test.each(['en', 'en-US,pl;q=0.8', 'de-DE, pl;q=0.4, en-GB;q=0.7'])('is English for %s', async (wanted) => {
  const text = await page(wanted);
  expect(text).toContain('<html lang="en">');
  expect(text).toContain('This is no receipt of a wallet.');
});
