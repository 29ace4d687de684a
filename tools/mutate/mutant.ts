/** One change of a source file that a test ought to notice. */
export type Mutant = {
  /** By its path in the repository. */
  file: string;
  /** Of what is replaced, in UTF-16 units. */
  start: number;
  end: number;
  replacement: string;
};

export type Outcome = 'killed' | 'survived' | 'timed out' | 'not covered';

export function applyMutant(
  source: string,
  { start, end, replacement }: Pick<Mutant, 'start' | 'end' | 'replacement'>,
) {
  return source.slice(0, start) + replacement + source.slice(end);
}

/** `protocol/jws/verify.ts:12 · if (a && b) → a || b`, for people. */
export function describeMutant(source: string, { file, start, end, replacement }: Mutant): string {
  const line = source.slice(0, start).split('\n').length;
  const before = shortened(source.slice(start, end));
  return `${file}:${line} · ${before} → ${replacement === '' ? '(removed)' : shortened(replacement)}`;
}

function shortened(code: string): string {
  const flat = code.replaceAll(/\s+/g, ' ').trim();
  return flat.length > 70 ? `${flat.slice(0, 69)}…` : flat;
}
