import { parseStrictJson } from '@mleg/protocol/json/parse-strict-json';
import {
  type AuthorizationResponse,
  authorizationResponseSchema,
} from '@mleg/protocol/openid4vp/authorization-response';
import { RESPONSE_ENCRYPTION } from '@mleg/protocol/openid4vp/response-encryption';
import { compactDecrypt } from 'jose';
import type { OnlineCheck } from '../checks-under-way/online-check.ts';

/** Three cards with their portraits fit. */
export const RESPONSE_BYTES_MAX = 400_000;

export type ResponseRefusal = 'not-for-this-check' | 'malformed-response' | 'wrong-state';

/**
 * What is in an encrypted answer, if it was encrypted to this very check (OpenID4VP 1.0 §8.3). Nothing in it is verified
 * yet. Whoever refuses need not repeat the state.
 */
export async function openResponse(
  { encryption, state }: Pick<OnlineCheck, 'encryption' | 'state'>,
  jwe: string,
): Promise<{ ok: true; response: AuthorizationResponse } | { refused: ResponseRefusal }> {
  const plaintext = await decrypt(encryption, jwe);
  if (plaintext === undefined) return { refused: 'not-for-this-check' };
  const json = parseStrictJson(new Uint8Array(plaintext), { maxLength: RESPONSE_BYTES_MAX });
  const read = 'ok' in json ? authorizationResponseSchema.safeParse(json.value) : undefined;
  if (!read?.success) return { refused: 'malformed-response' };
  const isRight = read.data.state === state || ('error' in read.data && read.data.state === undefined);
  return isRight ? { ok: true, response: read.data } : { refused: 'wrong-state' };
}

async function decrypt({ publicJwk, privateKey }: OnlineCheck['encryption'], jwe: string) {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(jwe, privateKey, {
      keyManagementAlgorithms: [RESPONSE_ENCRYPTION.alg],
      contentEncryptionAlgorithms: [...RESPONSE_ENCRYPTION.enc],
    });
    return protectedHeader.kid === publicJwk.kid ? plaintext : undefined;
  } catch {
    return undefined;
  }
}
