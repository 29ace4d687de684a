import { isIPv4 } from 'node:net';
import { html } from 'hono/html';
import type * as languages from '../texts/languages.ts';
import type { Guide, Kind, Texts } from '../texts/pl/texts.ts';
import { phonePicture } from './phone-picture.ts';

export type Language = keyof typeof languages;

/** What a phone is told: where it is, whom it is asked to trust, and what is there afterwards. */
export type Installed = {
  host: string;
  /** The wallet's address. */
  wallet: string;
  /** SHA-256 of the authority's certificate, in pairs of hexadecimal digits with colons between. */
  fingerprint: string;
};

const KINDS = ['android', 'ios'] as const;

/** `kind` is the visitor's phone: its guide stands open, the other one is a press away. */
export function renderInstallPage(
  language: Language,
  texts: Texts,
  kind: Kind,
  { host, wallet, fingerprint }: Installed,
) {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${texts.title}</title>
        <link rel="stylesheet" href="/install.css" />
      </head>
      <body>
        <main>
          <p class="language">
            <a href="/${otherThan(language)}" lang="${otherThan(language)}">${texts.otherLanguage}</a>
          </p>
          <h1>${texts.title}</h1>
          <p>${texts.intro}</p>
          <h2>${texts.means.title}</h2>
          <p>${texts.means.text}</p>
          <p>${texts.means.fingerprint}</p>
          <p><code>${lines(fingerprint)}</code></p>
          <p><a class="button" href="/mlegitymacja.crt">${texts.download}</a></p>
          ${KINDS.map((each) => renderGuide(texts[each], each === kind))}
          <h2>${texts.open.title}</h2>
          <p><a class="button" href="${wallet}">${texts.open.link}</a></p>
          <p>${texts.open.warned}</p>
          ${isIPv4(host) ? html`<p>${texts.open.byAddress}</p>` : ''}
          <h2>${texts.remove}</h2>
          <dl>
            ${KINDS.map((each) => html`<dt>${texts[each].title}</dt><dd>${texts[each].remove}</dd>`)}
          </dl>
        </main>
      </body>
    </html>`;
}

function renderGuide({ title, before, steps }: Guide, isOpen: boolean) {
  return html`<details${isOpen ? html` open` : ''}>
    <summary><h2>${title}</h2></summary>
    <p>${before}</p>
    <ol>
      ${steps.map(({ text, screen }) => html`<li><p>${text}</p>${phonePicture(screen)}</li>`)}
    </ol>
  </details>`;
}

/** A person compares eight pairs at a time. */
const lines = (fingerprint: string) => (fingerprint.match(/.{1,24}/g) ?? []).map((line) => html`${line}<br />`);

const otherThan = (language: Language): Language => (language === 'pl' ? 'en' : 'pl');
