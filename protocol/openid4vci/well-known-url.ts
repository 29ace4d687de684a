/**
 * Inserted between host and path, unlike OpenID Connect's. A slash at the end of the path goes only from the address of
 * a server's metadata (OpenID4VCI 1.0 §12.2.2, RFC 8414 §3.1).
 */
export function wellKnownUrl(
  issuer: string,
  document: 'openid-credential-issuer' | 'oauth-authorization-server',
): string {
  const { origin, pathname } = new URL(issuer);
  const isCut = pathname === '/' || document === 'oauth-authorization-server';
  return `${origin}/.well-known/${document}${isCut ? pathname.replace(/\/$/, '') : pathname}`;
}
