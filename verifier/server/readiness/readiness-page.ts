import { epochSeconds } from '@mleg/platform/clock/durations';
import { html } from 'hono/html';

export interface Readiness {
  ready: boolean;
  issuers: readonly string[];
  summary: { lists: number; oldestFetchedAt: number | undefined };
  now: Date;
}

/** What an operator wants to know before the first check: whom we trust, and how old our lists are. */
export function renderReadinessPage({ ready, issuers, summary, now }: Readiness) {
  const age = summary.oldestFetchedAt === undefined ? undefined : epochSeconds(now) - summary.oldestFetchedAt;
  return html`<!doctype html>
    <html lang="pl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Weryfikator mLegitymacji</title>
        <link rel="stylesheet" href="/readiness.css" />
      </head>
      <body>
        <main>
          <h1>Weryfikator mLegitymacji</h1>
          <p class="${ready ? 'ready' : 'waiting'}" role="status">
            ${ready ? '✓ Gotowy do sprawdzania' : '… Jeszcze nie gotowy: czekam na listy statusów wystawcy'}
          </p>
          <dl>
            <dt>Zaufani wystawcy</dt>
            ${issuers.map((issuer) => html`<dd>${issuer}</dd>`)}
            <dt>Listy statusów</dt>
            <dd>${summary.lists}, najstarsza pobrana ${age === undefined ? 'jeszcze nigdy' : `${age} s temu`}</dd>
          </dl>
          <h2>Dla ludzi</h2>
          <ul>
            <li><a href="/inspector/">Aplikacja kontrolera</a>: sprawdza legitymacje aparatem, także bez zasięgu</li>
            <li><a href="/demo/">Sklep na pokaz</a>: pyta portfel o ulgę przez internet</li>
            <li><a href="/receipts">Potwierdzenia z kontroli</a>: dla działu reklamacji</li>
          </ul>
          <h2>Dla systemów, które sprawdzają</h2>
          <p>
            Wyślij <code>POST /api/checks</code> z prezentacją karty (SD-JWT VC z dowodem posiadacza), swoją liczbą
            jednorazową i adresatem. Odpowiedź mówi <code>green</code>, <code>red</code> albo <code>amber</code> i
            dlaczego. Serwer nie zapamiętuje, kogo sprawdzono.
          </p>
          <pre><code>{ "presentation": "…", "nonce": "…", "audience": "https://sklep.example" }</code></pre>
        </main>
      </body>
    </html>`;
}

export const stylesheet = `
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
body { margin: 0; background: #f6f6f4; color: #1d1f23; }
main { max-width: 40rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.25rem; margin-top: 2.5rem; }
.ready, .waiting { padding: 0.75rem 1rem; border-radius: 0.5rem; font-weight: 600; }
.ready { background: #dff3e4; color: #0c4a24; }
.waiting { background: #fdeecb; color: #5c3d00; }
dt { margin-top: 1rem; font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
a { color: inherit; }
textarea, button { font: inherit; padding: 0.5rem 0.75rem; box-sizing: border-box; }
textarea { width: 100%; }
button { min-height: 2.75rem; }
pre { overflow-x: auto; padding: 1rem; border-radius: 0.5rem; background: #1d1f23; color: #f6f6f4; }
@media (prefers-color-scheme: dark) {
  body { background: #17191c; color: #eceef0; }
  .ready { background: #10391f; color: #c9f2d6; }
  .waiting { background: #463100; color: #ffe9b8; }
}
`;
