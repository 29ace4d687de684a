const READ_WITHIN_MS = 10_000;

/** Hands what was asked for over as a file; nothing of it stays in the page. */
export function saveFile(name: string, content: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, undefined, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read it only a moment after the press.
  setTimeout(() => URL.revokeObjectURL(url), READ_WITHIN_MS);
}
