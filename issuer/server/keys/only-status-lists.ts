import type { RotatingKey } from '@mleg/platform/keys/key-ring';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import { isJsonObject } from '@mleg/protocol/json/json-value';
import { parseStrictJson } from '@mleg/protocol/json/parse-strict-json';
import { STATUS_LIST_TYPE } from '@mleg/protocol/status-list/prepare-status-list-token';

/**
 * The keys of cards, for their status lists and for nothing else: a halt stops cards, and a revocation goes out all the
 * same (ADR 61, ADR 71). Whatever says another type in its header is not signed.
 */
export function onlyStatusLists(keys: RotatingKey): RotatingKey {
  return {
    inUse: async () => onlyLists(await keys.inUse()),
    published: async () => (await keys.published()).map(onlyLists),
    named: async (kid) => {
      const key = await keys.named(kid);
      return key && onlyLists(key);
    },
  };
}

const onlyLists = (key: SigningKey): SigningKey => ({
  kid: key.kid,
  publicJwk: key.publicJwk,
  x5c: key.x5c,
  sign: (data) => {
    if (!isStatusList(data)) throw new Error('This key signs status lists here, and nothing else.');
    return key.sign(data);
  },
});

const DOT = 0x2e;

/** Of a JWS signing input: the header is what stands before the first dot (RFC 7515 §5.1). */
function isStatusList(signingInput: Uint8Array): boolean {
  const header = signingInput.subarray(0, Math.max(0, signingInput.indexOf(DOT)));
  const text = Buffer.from(Buffer.from(header).toString('latin1'), 'base64url').toString();
  const parsed = parseStrictJson(text, { maxLength: text.length });
  return 'ok' in parsed && isJsonObject(parsed.value) && parsed.value['typ'] === STATUS_LIST_TYPE;
}
