/** `URL.parse` for browsers that don't have it yet (Chrome before 126, Safari before 18). */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
