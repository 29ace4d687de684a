/**
 * Contrast of a colour (`#rrggbb`) with white, from 1 to 21 (WCAG 2.2, "contrast ratio"). The apps have the formula in
 * `ui/contrast.ts`; a server does not depend on the design system for six lines of a standard.
 */
export function contrastWithWhite(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  const luminance = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  return 1.05 / (luminance + 0.05);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
