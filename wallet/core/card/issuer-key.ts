import { isJsonObject, type JsonObject } from '@mleg/protocol/json/json-value';
import { type EcPublicJwk, parseEcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { exportJWK, importX509 } from 'jose';
import type { WalletDeps } from '../wallet.ts';

/**
 * The key an issuer signed with: from its certificate (`x5c`, HAIP 1.0 §6.1.1), or by `kid` from the keys it publishes
 * (SD-JWT VC draft-13 §3.5). The wallet got the token from the listed issuer's own origin over TLS, and that is what it
 * trusts; whether the certificate leads to an anchor is for verifiers, who meet the card somewhere else.
 */
export async function resolveIssuerKey(
  deps: Pick<WalletDeps, 'fetch'>,
  issuer: string,
  header: JsonObject,
): Promise<EcPublicJwk | undefined> {
  const { x5c, kid } = header;
  if (x5c !== undefined) return Array.isArray(x5c) ? keyOfCertificate(x5c[0]) : undefined;
  return typeof kid === 'string' ? publishedKey(deps, issuer, kid) : undefined;
}

async function keyOfCertificate(certificate: unknown): Promise<EcPublicJwk | undefined> {
  if (typeof certificate !== 'string') return undefined;
  try {
    const pem = `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`;
    const { kty, crv, x, y } = await exportJWK(await importX509(pem, 'ES256', { extractable: true }));
    const read = parseEcPublicJwk({ kty, crv, x, y });
    return 'ok' in read ? read.jwk : undefined;
  } catch {
    return undefined;
  }
}

async function publishedKey(
  deps: Pick<WalletDeps, 'fetch'>,
  issuer: string,
  kid: string,
): Promise<EcPublicJwk | undefined> {
  const { origin, pathname } = new URL(issuer);
  const response = await deps.fetch(`${origin}/.well-known/jwt-vc-issuer${pathname === '/' ? '' : pathname}`);
  const metadata: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
  if (!isJsonObject(metadata) || metadata['issuer'] !== issuer) return undefined;
  const keySet = isJsonObject(metadata['jwks']) ? metadata['jwks'] : await fetchKeySet(deps, metadata['jwks_uri']);
  const keys = isJsonObject(keySet) && Array.isArray(keySet['keys']) ? keySet['keys'] : [];
  const read = parseEcPublicJwk(keys.find((key) => isJsonObject(key) && key['kid'] === kid));
  return 'ok' in read ? read.jwk : undefined;
}

async function fetchKeySet(deps: Pick<WalletDeps, 'fetch'>, uri: unknown): Promise<unknown> {
  if (typeof uri !== 'string') return undefined;
  const response = await deps.fetch(uri);
  return response.ok ? response.json().catch(() => undefined) : undefined;
}
