type Rgb = readonly [red: number, green: number, blue: number];

/** WCAG 2.2 contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrastRatio(first: string, second: string): number {
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour, moved towards black or white only as far as it must to reach `ratio` on `ground`. */
export function readableOn(ground: string, colour: string, ratio = 4.5): string {
  const target = contrastRatio(ground, '#000000') > contrastRatio(ground, '#ffffff') ? '#000000' : '#ffffff';
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = mixColours(colour, target, share);
    if (contrastRatio(ground, candidate) >= ratio) return candidate;
  }
  return target;
}

/** The colour, lightened until it reaches `ratio` on a dark ground; its hue stays where mixing in white would grey it. */
export function lightenOn(ground: string, colour: string, ratio = 4.5): string {
  const [red, green, blue] = channels(colour).map((value) => value / 255) as [number, number, number];
  const strongest = Math.max(red, green, blue, 1 / 255);
  const full = `#${[red, green, blue].map((value) => toHex((value / strongest) * 255)).join('')}`;
  for (let share = 0; share < 1; share += 0.02) {
    const shade = mixColours(colour, full, share);
    if (contrastRatio(ground, shade) >= ratio) return shade;
  }
  return readableOn(ground, full, ratio);
}

/** `share` of the second colour in the first. */
export function mixColours(first: string, second: string, share: number): string {
  const from = channels(first);
  const to = channels(second);
  return `#${from.map((value, at) => toHex(value + ((to[at] ?? value) - value) * share)).join('')}`;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): Rgb {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour);
  if (!match) throw new Error(`not a #rrggbb colour: ${colour}`);
  return [hex(match[1]), hex(match[2]), hex(match[3])];
}

function hex(digits = '0'): number {
  return Number.parseInt(digits, 16);
}

function toHex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}
