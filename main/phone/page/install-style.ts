/** Of the page that puts the authority onto a phone. */
export const installStyle = `
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif;
  --page: #f6f6f4; --words: #1d1f23; --panel: #fff; --quiet: #d5d7dc; --press: #0b5563; --on-press: #fff; --on: #1d7a3e; }
body { margin: 0; background: var(--page); color: var(--words); }
main { max-width: 40rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 0.5rem; }
.language { text-align: right; margin: 0; }
.language a { display: inline-block; padding: 0.6rem 0; }
a { color: inherit; }
code { font-size: 0.9rem; }
.button { display: block; padding: 0.75rem 1rem; border-radius: 0.75rem; text-align: center; font-weight: 600;
  text-decoration: none; background: var(--press); color: var(--on-press); border: 2px solid transparent; }
:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
details { margin-top: 1rem; border: 1px solid var(--quiet); border-radius: 0.75rem; padding: 0 1rem; background: var(--panel); }
summary { padding: 0.75rem 0; cursor: pointer; }
summary h2 { display: inline; margin: 0; }
ol { padding-left: 1.25rem; }
li { margin-bottom: 1.5rem; }
dt { margin-top: 1rem; font-weight: 600; }
dd { margin: 0; }
svg { display: block; max-width: 100%; height: auto; margin-top: 0.5rem; }
.phone { fill: var(--page); stroke: var(--words); stroke-width: 2; }
.mark { fill: var(--quiet); }
.row { fill: var(--panel); stroke: var(--quiet); }
.row.pressed { fill: var(--press); stroke: var(--press); }
text { font: 13px system-ui, sans-serif; fill: var(--words); }
.screen-title { font-weight: 600; font-size: 14px; }
.words.pressed { fill: var(--on-press); font-weight: 600; }
.finger { fill: none; stroke: var(--on-press); stroke-width: 2; }
.knob { fill: #fff; }
.on { fill: var(--on); stroke: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --page: #17191c; --words: #eceef0; --panel: #22262b; --quiet: #454b53; --press: #9fdbe8; --on-press: #06262d; }
  .finger + .knob { fill: #06262d; }
}
@media (forced-colors: active) { .button { border-color: ButtonText; } }
`;
