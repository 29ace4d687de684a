import { isJsonObject, type JsonValue } from '../json/json-value.ts';
import { decodeBase64url } from '../jws/base64url.ts';
import { type InflateRefusal, inflateZlib } from './inflate-zlib.ts';
import { isBitsPerStatus, type StatusBits } from './status-bits.ts';

export type DecodeStatusListRefusal = InflateRefusal | 'malformed-status-list' | 'unsupported-bits';

/** Four million entries of two bits: more than any list we publish, less than a phone minds. */
export const MAX_STATUS_LIST_BYTES = 1_048_576;

/** The `status_list` member (Token Status List §4.2); inflating stops at `maxBytes`. Unknown members are ignored. */
export function decodeStatusList(
  member: JsonValue | undefined,
  maxBytes: number = MAX_STATUS_LIST_BYTES,
): { ok: true; list: StatusBits } | { refused: DecodeStatusListRefusal } {
  if (!isJsonObject(member)) return { refused: 'malformed-status-list' };
  const { bits, lst } = member;
  if (!isBitsPerStatus(bits)) return { refused: 'unsupported-bits' };
  const compressed = typeof lst === 'string' ? decodeBase64url(lst) : undefined;
  if (compressed === undefined) return { refused: 'malformed-status-list' };
  const inflated = inflateZlib(compressed, maxBytes);
  return 'refused' in inflated ? inflated : { ok: true, list: { bits, bytes: inflated.bytes } };
}
