import { checkJwsHeader } from '@mleg/protocol/jws/check-jws-header';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { type VerifyEs256, verifyEs256WebCrypto } from '@mleg/protocol/jws/es256';
import { hasSignatureBy } from '@mleg/protocol/jws/has-signature-by';
import { parseJws } from '@mleg/protocol/jws/parse-jws';
import { DAY_PACK_TYPE, type Manifest, manifestSchema } from './manifest.ts';

export type ManifestRefusal =
  /** A captive portal's page, half an answer, somebody else's document. */
  | 'not-a-day-pack'
  /** Signed by a key that neither the pack before nor, at the first one, the installation has named. */
  | 'foreign-signature'
  /** Of another publisher. */
  | 'foreign-publisher'
  /** Too old to be carried. */
  | 'stale'
  /** Older than the one that is held. */
  | 'rolled-back';

export interface ManifestExpectation {
  /** Of whom one has signed it: those that the pack before has named, or the one pinned when the app was installed. */
  keys: readonly EcPublicJwk[];
  publisher: string;
  /** Of the manifest that is held. */
  heldSequence: number | undefined;
  /** Seconds since 1970. */
  now: number;
  verifyEs256?: VerifyEs256;
}

const MAX_LENGTH = 2_097_152;

/** A manifest is taken as a whole or not at all. */
export async function verifyManifest(
  compact: string,
  { keys, publisher, heldSequence, now, verifyEs256 = verifyEs256WebCrypto }: ManifestExpectation,
): Promise<{ ok: true; manifest: Manifest } | { refused: ManifestRefusal }> {
  const parsed = parseJws(compact.trim(), { maxLength: MAX_LENGTH });
  if ('refused' in parsed) return { refused: 'not-a-day-pack' };
  if (checkJwsHeader(parsed.jws.header, [DAY_PACK_TYPE]) !== undefined) return { refused: 'not-a-day-pack' };
  const signed = await Promise.all(keys.map((key) => hasSignatureBy(key, parsed.jws, verifyEs256)));
  if (!signed.includes(true)) return { refused: 'foreign-signature' };
  const read = manifestSchema.safeParse(parsed.jws.payload);
  if (!read.success) return { refused: 'not-a-day-pack' };
  const manifest = read.data;
  if (manifest.iss !== publisher) return { refused: 'foreign-publisher' };
  if (now >= manifest.exp) return { refused: 'stale' };
  if (heldSequence !== undefined && manifest.sequence < heldSequence) return { refused: 'rolled-back' };
  return { ok: true, manifest };
}
