/** Where keys are that never leave a token. */
export interface TokenAddress {
  /** The library that speaks to it. */
  module: string;
  /** Its label. */
  token: string;
  /** The file with the PIN. */
  pinFile: string;
}

/**
 * Reads `pkcs11:token=Ministry?module-path=/usr/lib/….so&pin-source=file:/etc/mleg/pin` (RFC 7512 §2.3). Undefined where
 * it is none, names something else, or has the PIN itself in it: an address is seen by everybody who lists processes.
 */
export function readTokenAddress(uri: string): TokenAddress | undefined {
  const [, path = '', query = ''] = /^pkcs11:([^?]*)\?(.*)$/.exec(uri) ?? [];
  const parts = [...attributes(path, ';'), ...attributes(query, '&')];
  const known = new Map(parts);
  if (parts.length !== 3 || known.size !== 3) return undefined;
  const [token, module, source] = ['token', 'module-path', 'pin-source'].map((name) => known.get(name));
  const pinFile = source?.replace(/^file:(?:\/\/(?=\/))?/, '');
  if (!token || !module || !pinFile?.startsWith('/')) return undefined;
  return { token, module, pinFile };
}

function attributes(text: string, separator: string): [string, string][] {
  return text
    .split(separator)
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, at), decoded(part.slice(at + 1))];
    });
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
