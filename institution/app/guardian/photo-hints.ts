/** What can be measured in a small grey picture of the frame; a person decides in the end. */
export type PhotoHint = 'dark' | 'bright' | 'blurred';

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA */
  readonly data: ArrayLike<number>;
}

const darkBelow = 70;
const brightAbove = 225;
/** Variance of the Laplacian at 177 pixels of width: phones held still give hundreds. */
const blurredBelow = 12;

export function hintsOf(pixels: Pixels): PhotoHint[] {
  const grey = greyOf(pixels);
  const mean = average(grey);
  return [
    ...(mean < darkBelow ? (['dark'] as const) : []),
    ...(mean > brightAbove ? (['bright'] as const) : []),
    ...(sharpness(grey, pixels.width) < blurredBelow ? (['blurred'] as const) : []),
  ];
}

/** The weights of red, green and blue in brightness (Rec. 601). */
function greyOf({ data, width, height }: Pixels): number[] {
  return Array.from({ length: width * height }, (_, at) => {
    const [red = 0, green = 0, blue = 0] = [data[at * 4], data[at * 4 + 1], data[at * 4 + 2]];
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
}

function sharpness(grey: readonly number[], width: number): number {
  const edges: number[] = [];
  for (let at = width; at < grey.length - width; at += 1) {
    if (at % width === 0 || at % width === width - 1) continue;
    const around = (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0);
    edges.push(around - 4 * (grey[at] ?? 0));
  }
  const mean = average(edges);
  return average(edges.map((edge) => (edge - mean) ** 2));
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
