/** The file with everything about somebody, for machines to read. */
export function exportFile(name: string, content: unknown): File {
  return new File([JSON.stringify(content, undefined, 2)], name, { type: 'application/json' });
}
