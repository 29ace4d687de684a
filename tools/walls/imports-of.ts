/** `import … from '…'`, `import '…'` and `export … from '…'`; the formatter puts each at the start of a line. */
const STATEMENT = /^(?:import|export)\b(?:[^;'"`]*?\bfrom)?\s*['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;

/** The module specifiers a source file imports, in the order of their appearance, types and values alike. */
export function importsOf(source: string): string[] {
  const code = source.replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  return [STATEMENT, DYNAMIC].flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''));
}
