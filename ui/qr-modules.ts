import { encode } from 'uqr';

export interface QrModules {
  /** Modules along one side, the quiet zone included. */
  readonly size: number;
  /** One SVG path of all dark modules. */
  readonly path: string;
}

/** ISO/IEC 18004 asks for four light modules around the code. */
const quietZone = 4;

export function qrModules(text: string): QrModules {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone });
  const path = data.flatMap((row, y) =>
    darkRuns(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`),
  );
  return { size, path: path.join('') };
}

/** Neighbouring dark modules as one rectangle: a shorter path and no hairlines between them. */
function darkRuns(row: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  row.forEach((dark, at) => {
    if (!dark) return;
    const last = runs.at(-1);
    if (last && last.from + last.length === at) last.length += 1;
    else runs.push({ from: at, length: 1 });
  });
  return runs;
}
