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
 * The engraving behind a card, as on old share certificates: a rosette of woven rings over a field of waves.
 * The same seed (institution and card number) gives the same engraving on every device; another number, another
 * engraving. It is beauty, not a security feature: only a signature proves a card.
 */
export function cardPattern(seed: string): CardPattern {
  const random = randomFrom(seed);
  const turn = random() * Math.PI * 2;
  const petals = 5 + Math.floor(random() * 5);
  const rings: Ring[] = [
    { petals: petals * 3, radius: 216, depth: 0.06 + random() * 0.03, strands: 6, turn },
    { petals, radius: 165, depth: 0.14 + random() * 0.08, strands: 12, turn },
    { petals: petals * 2, radius: 102, depth: 0.16 + random() * 0.12, strands: 9, turn: -turn },
    { petals: petals + 3, radius: 50, depth: 0.34 + random() * 0.2, strands: 8, turn },
  ];
  const swell = 0.8 + random() * 0.9;
  const lift = 16 + random() * 16;
  const drift = random() * Math.PI * 2;
  const waves = Array.from({ length: waveCount }, (_, at) => ({
    path: wavePath({ swell, lift, drift, at }),
    opacity: 0.35 + 0.3 * Math.sin(at * 0.35 + drift) ** 2,
  }));
  return { rosette: rings.flatMap(ringLines), waves };
}

interface Ring {
  readonly petals: number;
  readonly radius: number;
  /** Height of the petals as a share of the radius. */
  readonly depth: number;
  readonly strands: number;
  readonly turn: number;
}

const centre = { x: 300, y: 262 };

/** Strands of one wave, each a little further on, weave a ring. */
function ringLines({ petals, radius, depth, strands, turn }: Ring): EngravedLine[] {
  const steps = Math.max(120, petals * 14);
  return Array.from({ length: strands }, (_, strand) => {
    const phase = (strand / strands) * Math.PI * 2;
    const points = Array.from({ length: steps }, (__, at): Point => {
      const angle = (at / steps) * Math.PI * 2;
      const reach = radius * (1 + depth * Math.sin(petals * angle + phase));
      return [centre.x + reach * Math.cos(angle + turn), centre.y + reach * Math.sin(angle + turn)];
    });
    return { path: `${pathThrough(points)}z`, opacity: 0.55 + 0.35 * Math.sin(phase) ** 2 };
  });
}

interface Wave {
  readonly swell: number;
  readonly lift: number;
  readonly drift: number;
  readonly at: number;
}

const waveCount = 64;

function wavePath({ swell, lift, drift, at }: Wave): string {
  const top = -30 + (at / (waveCount - 1)) * (patternSize.height + 60);
  const points = Array.from({ length: 41 }, (_, step): Point => {
    const x = step * 10;
    const along = (x / patternSize.width) * Math.PI * 2 * swell;
    return [x, top + lift * Math.sin(along + drift + at * 0.055)];
  });
  return pathThrough(points);
}

type Point = readonly [x: number, y: number];

/** Steps from point to point, in tenths: half as long as the same in absolute numbers. */
function pathThrough(points: readonly Point[]): string {
  const tenths = points.map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)] as const);
  return tenths
    .map(([x, y], at) => {
      const [fromX, fromY] = tenths[at - 1] ?? [0, 0];
      return `${at === 0 ? 'M' : 'l'}${(x - fromX) / 10} ${(y - fromY) / 10}`;
    })
    .join('');
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
