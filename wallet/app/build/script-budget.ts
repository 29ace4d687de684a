import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Script until the first card can be shown, compressed: on a slow network a second or so. */
const BUDGET_KILOBYTES = 150;

interface Chunk {
  type: 'chunk';
  isEntry: boolean;
  imports: string[];
  code: string;
}
type Bundle = Readonly<Record<string, Chunk | { type: 'asset' }>>;

/** The entry and all that it imports at once; what is imported on demand does not count. */
export function initialChunks(bundle: Bundle): string[] {
  const found = new Set<string>();
  const visit = (name: string) => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || found.has(name)) return;
    found.add(name);
    for (const imported of chunk.imports) visit(imported);
  };
  for (const [name, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk' && chunk.isEntry) visit(name);
  return [...found];
}

export function compressedKilobytes(bundle: Bundle, names: readonly string[]): number {
  const bytes = names.map((name) => {
    const chunk = bundle[name];
    return chunk?.type === 'chunk' ? gzipSync(chunk.code, { level: 9 }).length : 0;
  });
  return bytes.reduce((total, size) => total + size, 0) / 1_000;
}

/** Says how heavy the start is, and fails the build when it has become too heavy. */
export function scriptBudget(): Plugin {
  return {
    name: 'script-budget',
    apply: 'build',
    writeBundle(_options, bundle) {
      const weight = compressedKilobytes(bundle, initialChunks(bundle));
      this.info(`script before the first card: ${weight.toFixed(1)} kB of ${BUDGET_KILOBYTES} kB (gzip)`);
      if (weight > BUDGET_KILOBYTES)
        this.error('too much script before the first card: import on demand what is not needed there');
    },
  };
}
