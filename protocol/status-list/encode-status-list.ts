import { type Base64urlEncode, encodeBase64url } from '../jws/base64url.ts';
import type { BitsPerStatus, StatusBits } from './status-bits.ts';

/** To the zlib format (RFC 1950), at the highest level: written once a minute, read by everyone. */
export type Deflate = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;

export type EncodedStatusList = { bits: BitsPerStatus; lst: string; aggregation_uri?: string };

/** The `status_list` member (Token Status List §4.2). */
export function encodeStatusList(
  list: StatusBits,
  deflate: Deflate,
  options: { aggregationUri?: string; base64url?: Base64urlEncode } = {},
): EncodedStatusList {
  const lst = (options.base64url ?? encodeBase64url)(deflate(list.bytes));
  const { aggregationUri } = options;
  return { bits: list.bits, lst, ...(aggregationUri === undefined ? {} : { aggregation_uri: aggregationUri }) };
}
