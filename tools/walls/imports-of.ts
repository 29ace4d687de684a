/** `import … from '…'`, `import '…'` and `export … from '…'`; the formatter puts each at the start of a line. */
const STATEMENT = /^(?:import|export)\b(?:( type\b)?[^;'"`]*?\bfrom)?\s*['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(()\s*['"]([^'"]+)['"]/g;

export type Import = {
  specifier: string;
  /** `import type`: nothing of it is left when the program runs. */
  typeOnly: boolean;
};

/** What a source file imports, in the order of its appearance. */
export function importsOf(source: string): Import[] {
  const code = source.replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  return [STATEMENT, DYNAMIC].flatMap((pattern) =>
    [...code.matchAll(pattern)].map(([, type, specifier = '']) => ({ specifier, typeOnly: Boolean(type) })),
  );
}
