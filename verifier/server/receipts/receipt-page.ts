import { html } from 'hono/html';
import type { Wording } from '../texts/wording.ts';
import type { ReceiptAnswer } from './check-receipt.ts';

/** A form and, once something was handed in, what it proves. */
export function renderReceiptPage({ language, texts }: Wording, answer: ReceiptAnswer | undefined) {
  const words = texts.receipts;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title}</title>
        <link rel="stylesheet" href="/readiness.css" />
      </head>
      <body>
        <main>
          <h1>${words.title}</h1>
          ${answer && renderAnswer({ language, texts }, answer)}
          <p>${words.lead}</p>
          <form method="post" action="/receipts" enctype="multipart/form-data">
            <p><label for="file">${words.file}</label></p>
            <p><input id="file" name="file" type="file" accept="application/json,.json" /></p>
            <p><label for="receipt">${words.text}</label></p>
            <p><textarea id="receipt" name="receipt" rows="6"></textarea></p>
            <p><button type="submit">${words.check}</button></p>
          </form>
        </main>
      </body>
    </html>`;
}

function renderAnswer({ language, texts: { receipts: words } }: Wording, answer: ReceiptAnswer) {
  if ('refused' in answer) return html`<p class="waiting" role="alert">${words.noReceipt}</p>`;
  const { verdict, shownAt, listAt } = answer;
  const facts = html`<dl>
    <dt>${words.signed}</dt>
    <dd>${words.byClockOfPhone(momentInWarsaw(shownAt, language))}</dd>
    <dt>${words.list}</dt>
    <dd>${listAt === undefined ? words.noList : momentInWarsaw(listAt, language)}</dd>
  </dl>`;
  if (verdict.verdict !== 'green') {
    return html`<p class="waiting" role="alert">${words.provesNothing(verdict.reason)}</p>
      ${facts}`;
  }
  const { claims, institutionName } = verdict.card;
  return html`<p class="ready" role="status">${words.proves}</p>
    <dl>
      <dt>${words.whose}</dt>
      <dd>${words.card(`${claims.givenName} ${claims.familyName}`, claims.cardNumber, institutionName)}</dd>
    </dl>
    ${facts}`;
}

/** As it is written in Europe (UN M.49): in English, too, the day comes before the month. */
function momentInWarsaw(seconds: number, language: string): string {
  const format = { dateStyle: 'long', timeStyle: 'medium', timeZone: 'Europe/Warsaw' } as const;
  return new Intl.DateTimeFormat(`${language}-150`, format).format(new Date(seconds * 1000));
}
