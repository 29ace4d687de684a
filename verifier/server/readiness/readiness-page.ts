import { epochSeconds } from '@mleg/platform/clock/durations';
import { html } from 'hono/html';
import type { Wording } from '../texts/wording.ts';

export interface Readiness {
  ready: boolean;
  issuers: readonly string[];
  summary: { lists: number; oldestFetchedAt: number | undefined };
  now: Date;
}

/** What an operator wants to know before the first check: whom we trust, and how old our lists are. */
export function renderReadinessPage({ language, texts }: Wording, { ready, issuers, summary, now }: Readiness) {
  const words = texts.readiness;
  const { lists, oldestFetchedAt } = summary;
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
          <p class="${ready ? 'ready' : 'waiting'}" role="status">${ready ? words.ready : words.waiting}</p>
          <dl>
            <dt>${words.issuers}</dt>
            ${issuers.map((issuer) => html`<dd>${issuer}</dd>`)}
            <dt>${words.lists}</dt>
            <dd>
              ${oldestFetchedAt === undefined ? words.noLists : words.heldLists(lists, secondsSince(oldestFetchedAt, now))}
            </dd>
          </dl>
          <h2>${words.people}</h2>
          <ul>
            <li><a href="/inspector/">${words.inspector}</a>: ${words.inspectorUse}</li>
            <li><a href="/demo/">${words.shop}</a>: ${words.shopUse}</li>
            <li><a href="/receipts">${words.receipts}</a>: ${words.receiptsUse}</li>
          </ul>
          <h2>${words.systems}</h2>
          <p>${words.call}</p>
          <pre><code>{ "presentation": "…", "nonce": "…", "audience": "https://sklep.example" }</code></pre>
        </main>
      </body>
    </html>`;
}

const secondsSince = (seconds: number, now: Date): number => epochSeconds(now) - seconds;

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
