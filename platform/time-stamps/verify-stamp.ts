import { createHash } from 'node:crypto';
import { OctetString, type Sequence } from 'asn1js';
import { Certificate, ExtKeyUsage, SignedData, SignedDataVerifyError, TimeStampResp, TSTInfo } from 'pkijs';

export type StampRefusal =
  /** It is no answer of RFC 3161 at all. */
  | 'unreadable'
  /** The authority has answered that it gives none. */
  | 'not-granted'
  /** It is a stamp of something else. */
  | 'other-content'
  /** It answers another request. */
  | 'other-request'
  /** Its signature does not fit what it says, or the certificate in it. */
  | 'forged'
  /** The certificate of its key does not lead to one that is trusted, or was not valid at that time. */
  | 'not-trusted'
  /** Its key may sign other things than time-stamps. */
  | 'not-for-time-stamps';

interface Expected {
  /** What was stamped. */
  content: Uint8Array;
  /** Those who certify the authority's key, one or several, PEM. */
  certificates: string;
  /** Of the request, where it is known. */
  nonce?: Uint8Array;
}

/**
 * When something existed at the latest, as an authority for time-stamps says it (RFC 3161 §2.4.2). The certificates are
 * looked at as of that time; whether one was revoked since is not asked.
 * @param response a `TimeStampResp` as it was answered, DER
 */
export async function verifyStamp(
  response: Uint8Array,
  { content, certificates, nonce }: Expected,
): Promise<{ at: Date } | { refused: StampRefusal }> {
  const read = readStamp(response);
  if ('refused' in read) return read;
  const { signed, info } = read;
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const isOfContent =
    hashAlgorithm.algorithmId === SHA_256 && sha256(content).equals(hashedMessage.valueBlock.valueHexView);
  if (!isOfContent) return { refused: 'other-content' };
  if (nonce && !(info.nonce && Buffer.from(nonce).equals(info.nonce.valueBlock.valueHexView))) {
    return { refused: 'other-request' };
  }
  const signer = await verifiedSigner(signed, { content, certificates });
  if ('refused' in signer) return signer;
  if (!isForTimeStampsOnly(signer.certificate)) return { refused: 'not-for-time-stamps' };
  if (!isNamedIn(signed, signer.certificate)) return { refused: 'forged' };
  return { at: info.genTime };
}

/** Of a message imprint, and of what the authority signs with. */
export const SHA_256 = '2.16.840.1.101.3.4.2.1';
const STRONG_DIGESTS = [SHA_256, '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3'];
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const EXTENDED_KEY_USAGE = '2.5.29.37';
/** The attributes by which a signature names its certificate, with SHA-1 (RFC 2634) or another hash (RFC 5035). */
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
/** `granted`, and the same with changes (RFC 3161 §2.4.2). */
const GRANTED = [0, 1];
/** Of `SignedDataVerifyError`: a certificate does not lead to a trusted one. */
const BROKEN_CHAIN = 5;

function readStamp(response: Uint8Array): { signed: SignedData; info: TSTInfo } | { refused: StampRefusal } {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(Uint8Array.from(response));
    if (!GRANTED.includes(status.status)) return { refused: 'not-granted' };
    const signed = new SignedData({ schema: timeStampToken?.content });
    const { eContentType, eContent } = signed.encapContentInfo;
    // One signature, by the authority (RFC 3161 §2.4.2).
    if (eContentType !== TST_INFO || !eContent || signed.signerInfos.length !== 1) return { refused: 'unreadable' };
    return { signed, info: TSTInfo.fromBER(eContent.getValue()) };
  } catch {
    return { refused: 'unreadable' };
  }
}

async function verifiedSigner(
  signed: SignedData,
  { content, certificates }: Omit<Expected, 'nonce'>,
): Promise<{ certificate: Certificate } | { refused: StampRefusal }> {
  const [signature] = signed.signerInfos;
  if (!signature?.signedAttrs || !STRONG_DIGESTS.includes(signature.digestAlgorithm.algorithmId)) {
    return { refused: 'forged' };
  }
  try {
    const { signatureVerified, signerCertificate } = await signed.verify({
      signer: 0,
      data: Uint8Array.from(content).buffer,
      trustedCerts: certificatesIn(certificates),
      checkChain: true,
      passedWhenNotRevValues: true,
      extendedMode: true,
    });
    return signatureVerified && signerCertificate ? { certificate: signerCertificate } : { refused: 'forged' };
  } catch (error) {
    const isChain = error instanceof SignedDataVerifyError && error.code === BROKEN_CHAIN;
    return { refused: isChain ? 'not-trusted' : 'forged' };
  }
}

/** "exactly one purpose", and critical (RFC 3161 §2.3). */
function isForTimeStampsOnly({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  if (!usage?.critical || !(usage.parsedValue instanceof ExtKeyUsage)) return false;
  return usage.parsedValue.keyPurposes.join() === TIME_STAMPING;
}

/** Another certificate of the same key is not the one that was signed with (RFC 3161 §2.4.1, RFC 5816). */
function isNamedIn(signed: SignedData, certificate: Certificate): boolean {
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? [];
  const der = Buffer.from(certificate.toSchema().toBER());
  return attributes.some(({ type, values }) => {
    if (type !== SIGNING_CERTIFICATE && type !== SIGNING_CERTIFICATE_V2) return false;
    // SigningCertificate → certs → the first → [hashAlgorithm,] certHash.
    const [named] = partsOf(partsOf(values[0])[0]);
    const [first, second] = partsOf(named);
    const hash = first instanceof OctetString ? first : second;
    if (!(hash instanceof OctetString)) return false;
    const algorithm = HASHES[hash.valueBlock.valueHexView.length];
    return algorithm !== undefined && createHash(algorithm).update(der).digest().equals(hash.valueBlock.valueHexView);
  });
}

/** By the length of what they give: the attribute names one, and no two of them have the same. */
const HASHES: Readonly<Record<number, string>> = { 20: 'sha1', 32: 'sha256', 48: 'sha384', 64: 'sha512' };

const partsOf = (value: unknown): unknown[] => (value as Sequence | undefined)?.valueBlock?.value ?? [];

const sha256 = (content: Uint8Array): Buffer => createHash('sha256').update(content).digest();

/** Throws where there is none. */
export function certificatesIn(pem: string): Certificate[] {
  const parts = pem.match(/(?<=-----BEGIN CERTIFICATE-----)[^-]+(?=-----END CERTIFICATE-----)/g) ?? [];
  if (parts.length === 0) throw new Error('There is no certificate in PEM.');
  return parts.map((part) => Certificate.fromBER(Buffer.from(part, 'base64')));
}
