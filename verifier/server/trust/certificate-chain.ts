import { X509Certificate } from 'node:crypto';
import { type EcPublicJwk, parseEcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { type KeyPurpose, mayServe } from '@mleg/protocol/x509/key-purpose';

/** Certificates in one header: a leaf and one intermediate are usual; more is an attack on our time. */
const CHAIN_LENGTH_MAX = 4;

export type ChainRefusal =
  | 'no-certificates'
  | 'unreadable-certificate'
  | 'broken-chain'
  | 'certificate-not-valid-now'
  | 'another-purpose'
  | 'foreign-key-type';

/**
 * The leaf's key, where its chain leads to one of the anchors. The chain excludes the anchor itself (HAIP 1.0 §6.1.1).
 * @param x5c base64 DER, leaf first (RFC 7515 §4.1.6)
 */
export function keyOfChain(
  x5c: unknown,
  anchors: readonly X509Certificate[],
  now: Date,
  purpose: KeyPurpose,
): { key: EcPublicJwk } | { refused: ChainRefusal } {
  const chain = readChain(x5c);
  if ('refused' in chain) return chain;
  const { certificates } = chain;
  const leaf = certificates[0];
  const last = certificates.at(-1);
  if (!leaf || !last) return { refused: 'no-certificates' };
  const anchor = anchors.find((candidate) => isIssuedBy(last, candidate));
  const links = certificates.slice(1).map((parent, at) => [certificates[at], parent] as const);
  if (!anchor || links.some(([child, parent]) => !child || !parent.ca || !isIssuedBy(child, parent))) {
    return { refused: 'broken-chain' };
  }
  if ([...certificates, anchor].some((certificate) => !isValidAt(certificate, now))) {
    return { refused: 'certificate-not-valid-now' };
  }
  // A key that signs lists must sign no cards, whoever has certified it.
  if (!mayServe(leaf.keyUsage, purpose)) return { refused: 'another-purpose' };
  const parsed = parseEcPublicJwk(leaf.publicKey.export({ format: 'jwk' }));
  return 'ok' in parsed ? { key: parsed.jwk } : { refused: 'foreign-key-type' };
}

function readChain(x5c: unknown): { certificates: X509Certificate[] } | { refused: ChainRefusal } {
  if (!Array.isArray(x5c) || x5c.length === 0) return { refused: 'no-certificates' };
  if (x5c.length > CHAIN_LENGTH_MAX) return { refused: 'broken-chain' };
  try {
    return { certificates: x5c.map((der) => new X509Certificate(Buffer.from(String(der), 'base64'))) };
  } catch {
    return { refused: 'unreadable-certificate' };
  }
}

export function isIssuedBy(child: X509Certificate, parent: X509Certificate): boolean {
  return child.checkIssued(parent) && child.verify(parent.publicKey);
}

export function isValidAt(certificate: X509Certificate, now: Date): boolean {
  return new Date(certificate.validFrom) <= now && now <= new Date(certificate.validTo);
}
