import { createHash } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';
import { SECOND } from '../clock/durations.ts';
import { PrivateAddress } from '../http/outgoing.ts';
import type { Fetch } from '../http/party.ts';
import type { Random } from '../random/random.ts';
import { SHA_256, type StampRefusal, verifyStamp } from './verify-stamp.ts';

export interface TimeStampAuthority {
  /** Where it is asked (RFC 3161 §3.4). */
  url: string;
  /** Those who certify its key, PEM. */
  certificates: string;
}

const ANSWER_WITHIN = 10 * SECOND;
/** A stamp with its certificates has a few thousand. */
const ANSWER_BYTES_MAX = 64_000;
const NONCE_BYTES = 8;

export type NoStamp =
  /** No answer, or one that is none of its protocol. */
  | 'away'
  /** It is in a network that `PRIVATE_NETWORKS` does not name, and was not asked. */
  | 'private-network'
  /** What is wrong with the stamp, which nobody is to keep. */
  | StampRefusal;

/** A time-stamp of some content, verified; it learns nothing but the content's SHA-256. */
export async function askForStamp(
  { fetch, random, authority }: { fetch: Fetch; random: Random; authority: TimeStampAuthority },
  content: Uint8Array,
): Promise<{ stamp: Uint8Array; at: Date } | { refused: NoStamp }> {
  const nonce = newNonce(random);
  const answer = await post(fetch, authority.url, requestFor(content, nonce)).catch((error: Error) =>
    error.cause instanceof PrivateAddress ? 'private-network' : 'away',
  );
  if (typeof answer === 'string') return { refused: answer };
  const verified = await verifyStamp(answer, { content, certificates: authority.certificates, nonce });
  return 'refused' in verified ? verified : { stamp: answer, at: verified.at };
}

/** Not negative, and as short as DER wants it (X.690 §8.3.2). */
const newNonce = (random: Random): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(random.bytes(NONCE_BYTES), (byte, at) => (at === 0 ? (byte & 0x3f) | 0x40 : byte));

/** RFC 3161 §2.4.1; the certificates are wanted in the stamp, so that it can be verified by itself. */
function requestFor(content: Uint8Array, nonce: Uint8Array<ArrayBuffer>): ArrayBuffer {
  const hash = Uint8Array.from(createHash('sha256').update(content).digest());
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256 }),
      hashedMessage: new OctetString({ valueHex: hash.buffer }),
    }),
    nonce: new Integer({ valueHex: nonce.buffer }),
    certReq: true,
  });
  return request.toSchema().toBER();
}

async function post(fetch: Fetch, url: string, body: ArrayBuffer): Promise<Uint8Array | 'away'> {
  const headers = { 'Content-Type': 'application/timestamp-query', Accept: 'application/timestamp-reply' };
  const signal = AbortSignal.timeout(ANSWER_WITHIN);
  const response = await fetch(new Request(url, { method: 'POST', headers, body, signal }));
  const isStamp = response.ok && response.headers.get('content-type')?.startsWith('application/timestamp-reply');
  if (!isStamp || !response.body) return 'away';
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body) {
    parts.push(part);
    bytes += part.length;
    if (bytes > ANSWER_BYTES_MAX) return 'away';
  }
  return Buffer.concat(parts);
}
