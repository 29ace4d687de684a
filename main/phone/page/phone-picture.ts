import { html } from 'hono/html';
import type { Screen } from '../texts/pl/texts.ts';

const WIDTH = 264;
const TOP = 56;
const ROW = 36;

/** A phone's screen with the row that is to be pressed. All of it is said in the step beside it, so nothing is read out. */
export function phonePicture({ title, rows, pressed, control }: Screen) {
  const height = TOP + rows.length * ROW + 20;
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" aria-hidden="true" focusable="false">
    <rect class="phone" x="1" y="1" width="${WIDTH - 2}" height="${height - 2}" rx="18" />
    <rect class="mark" x="${WIDTH / 2 - 20}" y="9" width="40" height="4" rx="2" />
    <text class="screen-title" x="20" y="38">${title}</text>
    ${rows.map((row, at) => rowPicture(row, TOP + at * ROW, at === pressed ? (control ?? 'button') : undefined))}
  </svg>`;
}

function rowPicture(row: string, y: number, control: string | undefined) {
  return html`<rect class="${control ? 'row pressed' : 'row'}" x="12" y="${y}" width="${WIDTH - 24}" height="${ROW - 6}" rx="8" />
    <text class="${control ? 'words pressed' : 'words'}" x="24" y="${y + 20}">${row}</text>
    ${control === 'switch' ? switchPicture(y) : ''} ${control === 'button' ? fingerPicture(y) : ''}`;
}

const switchPicture = (y: number) =>
  html`<rect class="on" x="${WIDTH - 56}" y="${y + 6}" width="34" height="18" rx="9" />
    <circle class="knob" cx="${WIDTH - 31}" cy="${y + 15}" r="7" />`;

const fingerPicture = (y: number) =>
  html`<circle class="finger" cx="${WIDTH - 32}" cy="${y + 15}" r="10" />
    <circle class="knob" cx="${WIDTH - 32}" cy="${y + 15}" r="4" />`;
