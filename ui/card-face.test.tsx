import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { CardFace, type CardFaceStatus } from './card-face.tsx';
import { createI18n } from './i18n/create-i18n.ts';

const { i18n } = createI18n({ pl: {} }, 'pl');

function textOf(status: CardFaceStatus): string {
  const html = renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <CardFace
        kind="student"
        status={status}
        givenName="Zofia"
        familyName="Żółtańska"
        institution={{ name: 'Uniwersytet Przykładowy', colour: '#0d5a61' }}
        validUntil="2027-03-31"
        number="ELS-1"
      />
    </I18nextProvider>,
  );
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

test('the status is read before the person it is about', () => {
  for (const status of ['valid', 'expired', 'revoked', 'suspended'] as const) {
    const text = textOf(status);
    const word = { valid: 'Ważna', expired: 'Termin minął', revoked: 'Unieważniona', suspended: 'Zawieszona' }[status];
    expect(text.indexOf(word), status).toBeGreaterThan(-1);
    expect(text.indexOf(word), status).toBeLessThan(text.indexOf('Zofia'));
  }
});

test('a card that is not valid says so in words, and only such a card', () => {
  for (const status of ['expired', 'revoked', 'suspended'] as const) {
    expect(textOf(status)).toContain('Ta legitymacja jest nieważna.');
    expect(textOf(status)).toContain('Była ważna do');
  }
  expect(textOf('valid')).not.toContain('nieważna');
});

test('a preview never passes for a document', () => {
  expect(textOf('preview')).toContain('Nie jest dokumentem.');
});
