import { isJsonObject, type JsonObject } from '../json/json-value.ts';
import { parseUrl } from '../url/parse-url.ts';

/** Where a token's status stands (Token Status List §6.2): `uri` names the list, `idx` the place in it. */
export type StatusReference = { uri: string; idx: number };

/** The `status` claim of a token. */
export const statusClaim = ({ uri, idx }: StatusReference): JsonObject => ({ status_list: { idx, uri } });

export function readStatusReference(
  claims: JsonObject,
): { ok: true; reference: StatusReference } | { refused: 'missing-status' | 'malformed-status' } {
  const status = claims['status'];
  if (status === undefined) return { refused: 'missing-status' };
  const member = isJsonObject(status) ? status['status_list'] : undefined;
  if (!isJsonObject(member)) return { refused: 'malformed-status' };
  const { uri, idx } = member;
  if (typeof idx !== 'number' || !Number.isSafeInteger(idx) || idx < 0) return { refused: 'malformed-status' };
  if (typeof uri !== 'string' || !isWebUrl(uri)) return { refused: 'malformed-status' };
  return { ok: true, reference: { uri, idx } };
}

const isWebUrl = (text: string): boolean => /^https?:$/.test(parseUrl(text)?.protocol ?? '');
