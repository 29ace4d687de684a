import { contrastRatio, lightenOn, mixColours, readableOn } from './contrast.ts';

export interface Accent {
  readonly '--accent': string;
  readonly '--accent-hover': string;
  readonly '--on-accent': string;
  readonly '--accent-ink': string;
  readonly '--accent-wash': string;
}

/** The grounds of tokens.css that are hardest to be read on. */
const hardestGround = { light: '#ecebe5', dark: '#1d1f25' };

/**
 * The accent of a party from the one colour it brings, for a theme: kept as it is where it can be read,
 * darkened or lightened where it cannot.
 */
export function partyAccent(colour: string, scheme: 'light' | 'dark'): Accent {
  const ground = hardestGround[scheme];
  const far = scheme === 'light' ? '#000000' : '#ffffff';
  const accent = scheme === 'light' ? readableOn(ground, colour, 5) : softened(ground, colour);
  const hover = mixColours(accent, far, 0.2);
  const wash = mixColours(ground === hardestGround.light ? '#ffffff' : ground, accent, scheme === 'light' ? 0.1 : 0.12);
  return {
    '--accent': accent,
    '--accent-hover': hover,
    '--on-accent': contrastRatio(accent, '#ffffff') >= 4.5 ? '#ffffff' : '#0c0d10',
    '--accent-ink': readableOn(wash, readableOn(ground, accent, 5), 5),
    '--accent-wash': wash,
  };
}

/** Between the glaring pure hue and the grey that white alone would make of it. */
function softened(ground: string, colour: string): string {
  return readableOn(ground, mixColours(lightenOn(ground, colour, 5), readableOn(ground, colour, 7), 0.5), 6);
}
