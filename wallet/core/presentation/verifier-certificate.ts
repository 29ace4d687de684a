import 'reflect-metadata';
import { encodeBase64url } from '@mleg/protocol/jws/base64url';
import { type EcPublicJwk, parseEcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { REGISTRATION_SIGNER } from '@mleg/protocol/openid4vp/registration';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
} from '@peculiar/x509';

/** A leaf and one intermediate are usual; a longer chain would cost too much time to verify. */
const CHAIN_LENGTH_MAX = 4;

export interface VerifierCertificate {
  key: EcPublicJwk;
  /** The organisation it names, or else its common name. */
  name: string;
  dnsNames: readonly string[];
  /** Whether its chain leads to a registrar this wallet trusts. */
  trusted: boolean;
  /** Whether it is one for signing registrations. */
  forRegistrations: boolean;
}

/**
 * Reads the certificates of a request (RFC 7515 §4.1.6, leaf first, without the anchor: HAIP 1.0 §5.1). An unknown chain
 * is read all the same, since its holder is told that it is unknown; `undefined` where it is none, or not in time.
 * @param anchors PEM
 */
export async function readVerifierCertificate(
  x5c: unknown,
  anchors: readonly string[],
  now: Date,
): Promise<VerifierCertificate | undefined> {
  const chain = readChain(x5c);
  const [leaf] = chain ?? [];
  if (chain === undefined || leaf === undefined) return undefined;
  const inTime = chain.every(({ notBefore, notAfter }) => notBefore <= now && now <= notAfter);
  if (!inTime || !(await isUnbroken(chain))) return undefined;
  const key = await keyOf(leaf);
  if (key === undefined) return undefined;
  return {
    key,
    name: leaf.subjectName.getField('O')[0] ?? leaf.subjectName.getField('CN')[0] ?? '',
    dnsNames: dnsNamesOf(leaf),
    trusted: await leadsToAnchor(chain, anchors, now),
    forRegistrations: alternativeNames(leaf, 'url').includes(REGISTRATION_SIGNER),
  };
}

/** The hosts a certificate is for (RFC 5280 §4.2.1.6). */
export const dnsNamesOf = (certificate: X509Certificate): string[] =>
  alternativeNames(certificate, 'dns').map((name) => name.toLowerCase());

function alternativeNames(certificate: X509Certificate, type: 'dns' | 'url'): string[] {
  const names = certificate.getExtension(SubjectAlternativeNameExtension)?.names.toJSON() ?? [];
  return names.filter((name) => name.type === type).map(({ value }) => value);
}

/** base64url, as verifiers name an authority (RFC 5280 §4.2.1.1) */
export function authorityKeyIdOf(x5c: unknown): string | undefined {
  const keyId = readChain(x5c)?.[0]?.getExtension(AuthorityKeyIdentifierExtension)?.keyId;
  const bytes = keyId?.match(/../g)?.map((pair) => Number.parseInt(pair, 16));
  return bytes === undefined ? undefined : encodeBase64url(Uint8Array.from(bytes));
}

function readChain(x5c: unknown): X509Certificate[] | undefined {
  if (!Array.isArray(x5c) || x5c.length === 0 || x5c.length > CHAIN_LENGTH_MAX) return undefined;
  try {
    return x5c.map((der) => new X509Certificate(String(der)));
  } catch {
    return undefined;
  }
}

async function isUnbroken(chain: readonly X509Certificate[]): Promise<boolean> {
  for (const [index, child] of chain.entries()) {
    const parent = chain[index + 1];
    if (parent !== undefined && !(await isIssuedBy(child, parent))) return false;
  }
  return true;
}

async function leadsToAnchor(
  chain: readonly X509Certificate[],
  anchors: readonly string[],
  now: Date,
): Promise<boolean> {
  const last = chain.at(-1);
  for (const pem of anchors) {
    const anchor = new X509Certificate(pem);
    const inTime = anchor.notBefore <= now && now <= anchor.notAfter;
    if (last !== undefined && inTime && (await isIssuedBy(last, anchor))) return true;
  }
  return false;
}

async function isIssuedBy(child: X509Certificate, parent: X509Certificate): Promise<boolean> {
  if (child.issuer !== parent.subject || parent.getExtension(BasicConstraintsExtension)?.ca !== true) return false;
  return child.verify({ publicKey: parent.publicKey, signatureOnly: true }).catch(() => false);
}

async function keyOf(certificate: X509Certificate): Promise<EcPublicJwk | undefined> {
  try {
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', await certificate.publicKey.export());
    const read = parseEcPublicJwk({ kty, crv, x, y });
    return 'ok' in read ? read.jwk : undefined;
  } catch {
    return undefined;
  }
}
