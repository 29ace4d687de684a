export interface EngravedLine {
  /** An SVG path on a canvas of `patternSize`. */
  readonly path: string;
  readonly opacity: number;
}

export interface CardPattern {
  readonly rosette: readonly EngravedLine[];
  readonly waves: readonly EngravedLine[];
}

export const patternSize = { width: 400, height: 560 } as const;

/**
 * The engraving behind a card, as on old share certificates: a rosette of woven lines and a field of waves.
 * The same seed (institution and card number) gives the same engraving on every device; another number, another
 * engraving. It is beauty, not a security feature: only a signature proves a card.
 */
export function cardPattern(seed: string): CardPattern {
  const random = randomFrom(seed);
  const petals = 7 + Math.floor(random() * 8);
  const weave = petals * (2 + Math.floor(random() * 2)) + 1;
  const depth = 0.16 + random() * 0.16;
  const ripple = 0.05 + random() * 0.05;
  const turn = random() * Math.PI * 2;
  const rosette = Array.from({ length: 14 }, (_, at) => ({
    path: rosettePath({ petals, weave, depth, ripple, turn, phase: (at / 14) * Math.PI * 2, scale: 0.42 + at * 0.042 }),
    opacity: 0.34 + 0.3 * Math.abs(Math.sin((at / 14) * Math.PI * 2)),
  }));
  const swell = 1.3 + random() * 1.4;
  const lift = 12 + random() * 14;
  const drift = random() * Math.PI * 2;
  const waves = Array.from({ length: 26 }, (_, at) => ({
    path: wavePath({ swell, lift, drift, at }),
    opacity: 0.2 + 0.16 * Math.sin(at * 0.7 + drift) ** 2,
  }));
  return { rosette, waves };
}

interface Rosette {
  readonly petals: number;
  readonly weave: number;
  readonly depth: number;
  readonly ripple: number;
  readonly turn: number;
  readonly phase: number;
  readonly scale: number;
}

const rosetteCentre = { x: 292, y: 250, radius: 205 };
const rosettePoints = 300;

function rosettePath({ petals, weave, depth, ripple, turn, phase, scale }: Rosette): string {
  const points = Array.from({ length: rosettePoints }, (_, at) => {
    const angle = (at / rosettePoints) * Math.PI * 2;
    const wave = depth * Math.sin(petals * angle + phase) + ripple * Math.cos(weave * angle - phase);
    const radius = rosetteCentre.radius * scale * (1 + wave);
    return point(rosetteCentre.x + radius * Math.cos(angle + turn), rosetteCentre.y + radius * Math.sin(angle + turn));
  });
  return `M${points.join('L')}Z`;
}

interface Wave {
  readonly swell: number;
  readonly lift: number;
  readonly drift: number;
  readonly at: number;
}

function wavePath({ swell, lift, drift, at }: Wave): string {
  const top = -20 + at * 23.5;
  const points = Array.from({ length: 51 }, (_, step) => {
    const x = step * 8;
    const along = (x / patternSize.width) * Math.PI * 2 * swell;
    return point(x, top + lift * Math.sin(along + drift + at * 0.22) + 4 * Math.sin(along * 3.1 - at * 0.5));
  });
  return `M${points.join('L')}`;
}

function point(x: number, y: number): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

/** Numbers in [0, 1) that depend on the seed only: FNV-1a feeds mulberry32. */
function randomFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
