/** A token, without what opens it. */
export interface TokenName {
  /** The library that speaks to it. */
  module: string;
  /** Its label. */
  token: string;
}

/** Where keys are that never leave a token. */
export interface TokenAddress extends TokenName {
  /** The file with the PIN. */
  pinFile: string;
}

/**
 * Reads `pkcs11:token=Ministry?module-path=/usr/lib/….so&pin-source=file:/etc/mleg/pin` (RFC 7512 §2.3). Undefined where
 * it is none, names something else, or has the PIN itself in it: an address is seen by everybody who lists processes.
 */
export function readTokenAddress(uri: string): TokenAddress | undefined {
  const [token, module, source] = valuesOf(uri, ['token', 'module-path', 'pin-source']);
  const pinFile = source?.replace(/^file:(?:\/\/(?=\/))?/, '');
  if (!token || !module || !pinFile?.startsWith('/')) return undefined;
  return { token, module, pinFile };
}

/** The same of a token whose PIN people type: `pkcs11:token=Root?module-path=/usr/lib/….so`. */
export function readTokenName(uri: string): TokenName | undefined {
  const [token, module] = valuesOf(uri, ['token', 'module-path']);
  return token && module ? { token, module } : undefined;
}

/** Of exactly these attributes; nothing where there are others. */
function valuesOf(uri: string, names: readonly string[]): (string | undefined)[] {
  const [, path = '', query = ''] = /^pkcs11:([^?]*)\?(.*)$/.exec(uri) ?? [];
  const parts = [...attributes(path, ';'), ...attributes(query, '&')];
  const known = new Map(parts);
  if (parts.length !== names.length || known.size !== names.length) return [];
  return names.map((name) => known.get(name));
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
