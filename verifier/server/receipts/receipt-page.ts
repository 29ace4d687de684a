import { html } from 'hono/html';
import type { ReceiptAnswer } from './check-receipt.ts';

const WARSAW = new Intl.DateTimeFormat('pl-PL', {
  dateStyle: 'long',
  timeStyle: 'medium',
  timeZone: 'Europe/Warsaw',
});
const moment = (seconds: number): string => WARSAW.format(new Date(seconds * 1000));

/** A form and, once something was handed in, what it proves. */
export function renderReceiptPage(answer: ReceiptAnswer | undefined) {
  return html`<!doctype html>
    <html lang="pl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Sprawdź potwierdzenie z kontroli</title>
        <link rel="stylesheet" href="/readiness.css" />
      </head>
      <body>
        <main>
          <h1>Sprawdź potwierdzenie z kontroli</h1>
          ${answer && renderAnswer(answer)}
          <p>
            Pasażer pobiera potwierdzenie w portfelu: Komu pokazano → Pobierz potwierdzenie. Niczego tu nie zapisujemy.
          </p>
          <form method="post" action="/receipts" enctype="multipart/form-data">
            <p><label for="file">Plik z potwierdzeniem</label></p>
            <p><input id="file" name="file" type="file" accept="application/json,.json" /></p>
            <p><label for="receipt">albo jego treść</label></p>
            <p><textarea id="receipt" name="receipt" rows="6"></textarea></p>
            <p><button type="submit">Sprawdź</button></p>
          </form>
        </main>
      </body>
    </html>`;
}

function renderAnswer(answer: ReceiptAnswer) {
  if ('refused' in answer) {
    return html`<p class="waiting" role="alert">To nie jest potwierdzenie z portfela. Poproś o cały plik.</p>`;
  }
  const { verdict, shownAt, listAt } = answer;
  const facts = html`<dl>
    <dt>Kod podpisany kluczem legitymacji</dt>
    <dd>${moment(shownAt)}, według zegara telefonu pasażera</dd>
    <dt>Lista unieważnionych podpisana przez wystawcę</dt>
    <dd>${listAt === undefined ? 'nie ma jej w potwierdzeniu' : moment(listAt)}</dd>
  </dl>`;
  if (verdict.verdict !== 'green') {
    return html`<p class="waiting" role="alert">Potwierdzenie nie dowodzi ważności (${verdict.reason}).</p>
      ${facts}`;
  }
  const { claims, institutionName } = verdict.card;
  return html`<p class="ready" role="status">✓ Legitymacja była wtedy ważna</p>
    <dl>
      <dt>Czyja</dt>
      <dd>${claims.givenName} ${claims.familyName}, nr ${claims.cardNumber}, ${institutionName}</dd>
    </dl>
    ${facts}`;
}
