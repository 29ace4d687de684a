import { X509Certificate } from 'node:crypto';
import type { Fetch } from '@mleg/platform/http/party';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import type { KeyPurpose } from '@mleg/protocol/x509/key-purpose';
import { z } from 'zod';
import { isIssuedBy, isValidAt, keyOfChain } from './certificate-chain.ts';

/** An issuer this verifier believes: its identifier, and the certificate its chains must lead to. */
export interface TrustedIssuer {
  issuer: string;
  /** Those of the settings, and those that one of them has signed for. */
  anchors: X509Certificate[];
}

export const trustSettingsSchema = z.strictObject({
  /** Credential Issuer Identifier (OpenID4VCI 1.0 §12.2.1). */
  issuer: z.url({ protocol: /^https?$/ }),
  /** PEM, one or several. Without it the issuer's own is fetched once at the start: fine for a demo, not for an inspector. */
  rootCertificate: z.string().optional(),
});
export type TrustSettings = z.infer<typeof trustSettingsSchema>;

const CERTIFICATE_BYTES_MAX = 10_000;

export async function loadTrustedIssuer(settings: TrustSettings, fetch: Fetch): Promise<TrustedIssuer> {
  const pem = settings.rootCertificate ?? (await fetchRoot(settings.issuer, fetch));
  return { issuer: settings.issuer, anchors: certificatesIn(pem) };
}

/** Of one file: the anchor, and the one that follows it. */
function certificatesIn(pem: string): X509Certificate[] {
  const parts = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [pem];
  return parts.map((part) => new X509Certificate(part));
}

/** An anchor that is held may name those that follow it; nobody below it may. */
export function learnAnchors(trusted: TrustedIssuer, roots: readonly string[], now: Date): void {
  for (const der of roots) {
    const named = readCertificate(der);
    const isKnown = trusted.anchors.some(({ fingerprint256 }) => fingerprint256 === named?.fingerprint256);
    if (!named?.ca || isKnown) continue;
    const isNamed = trusted.anchors.some((anchor) => isValidAt(anchor, now) && isIssuedBy(named, anchor));
    if (isNamed) trusted.anchors.push(named);
  }
}

function readCertificate(der: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(der, 'base64'));
  } catch {
    return undefined;
  }
}

async function fetchRoot(issuer: string, fetch: Fetch): Promise<string> {
  const response = await fetch(new Request(`${issuer}/certificates/root.pem`, { redirect: 'error' }));
  const pem = await response.text();
  if (!response.ok || pem.length > CERTIFICATE_BYTES_MAX) throw new Error(`${issuer} serves no root certificate.`);
  return pem;
}

/**
 * The key behind a header, only if its chain leads to the anchor of the very issuer that the claims name: a trusted
 * name with a stranger's key is an attack (V37).
 */
export function issuerKey(
  trusted: readonly TrustedIssuer[],
  issuer: unknown,
  { x5c, now, purpose }: { x5c: unknown; now: Date; purpose: KeyPurpose },
): EcPublicJwk | undefined {
  const found = trusted.find((candidate) => candidate.issuer === issuer);
  const chain = found && keyOfChain(x5c, found.anchors, now, purpose);
  return chain && 'key' in chain ? chain.key : undefined;
}
