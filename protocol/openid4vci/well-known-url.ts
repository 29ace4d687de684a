/** Inserted between host and path, unlike OpenID Connect's (OpenID4VCI 1.0 §12.2.2, RFC 8414 §3.1). */
export function wellKnownUrl(
  issuer: string,
  document: 'openid-credential-issuer' | 'oauth-authorization-server',
): string {
  const { origin, pathname } = new URL(issuer);
  return `${origin}/.well-known/${document}${pathname.replace(/\/$/, '')}`;
}
