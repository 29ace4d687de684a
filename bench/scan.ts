import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { loadavg } from 'node:os';
import { readOptions } from '@mleg/tools/command-line';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { printTable, type Row } from './print-table.ts';
import { type Code, makeCodes } from './scan/codes.ts';
import { CONDITIONS } from './scan/conditions.ts';
import { FRAME, type Random, renderFrame, type View } from './scan/frame.ts';

const USAGE = 'Usage: npm run bench:scan -- [--frames NUMBER] [--json FILE]';

/**
 * How well our codes are read, frame by frame, by the reader of our apps: a camera's frame is computed from the code's
 * modules, with perspective, blur, light and noise. A camera gives eight to thirty frames a second, so one in three is
 * enough; none of this is a real phone.
 */
const { values } = readOptions(USAGE, {
  options: { frames: { type: 'string', default: '5' }, json: { type: 'string' } },
});

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(await readFile(wasm)).buffer } });

const codes = await makeCodes();
const random = repeatable(20_261_121);
const rows: Row[] = [];
for (const [condition, view] of Object.entries(CONDITIONS)) {
  const row: Row = { condition };
  for (const code of codes) row[`${code.name} v${code.version}`] = await measure(code, view);
  rows.push(row);
}
printTable(rows);
console.log(
  `\nread of ${values.frames} frames of ${FRAME.width}×${FRAME.height}, median ms for one; load ${loadavg()[0]?.toFixed(1)}`,
);
if (values.json)
  await writeFile(values.json, `${JSON.stringify({ rows, frames: Number(values.frames) }, undefined, 2)}\n`);

async function measure({ modules, text }: Code, view: View): Promise<string> {
  const milliseconds: number[] = [];
  let read = 0;
  for (let frame = 0; frame < Number(values.frames); frame++) {
    const seen = pictureOf(await renderFrame(modules, shaken(view), random));
    const startedAt = performance.now();
    if ((await readText(seen)) === text) read++;
    milliseconds.push(performance.now() - startedAt);
  }
  const median = milliseconds.toSorted((a, b) => a - b)[Math.floor(milliseconds.length / 2)] ?? Number.NaN;
  return `${read}/${milliseconds.length} ${median.toFixed(0)} ms`;
}

/** A hand shakes, so no two frames are the same. */
function shaken(view: View): View {
  return { ...view, side: view.side * (1 + about(0.03)), turn: view.turn + about(4), tilt: view.tilt + about(3) };
}

function about(spread: number): number {
  return (random() - 0.5) * 2 * spread;
}

/** The form in which a canvas gives a frame. */
function pictureOf(grey: Buffer) {
  const data = new Uint8ClampedArray(grey.length * 4);
  for (const [at, value] of grey.entries()) data.set([value, value, value, 255], at * 4);
  return { ...FRAME, data, colorSpace: 'srgb' } as const;
}

/** The same settings as in `ui/camera/read-code.ts`. */
async function readText(picture: ReturnType<typeof pictureOf>): Promise<string | undefined> {
  const [found] = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 });
  return found?.isValid ? found.text : undefined;
}

/** Mulberry32: the same frames every time. */
function repeatable(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}
