import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';

export interface LoadKey {
  jwk: EcPublicJwk;
  privateKey: KeyObject;
  sign(data: Uint8Array): Uint8Array;
}

/** A P-256 key as a phone or an institution would hold one. */
export function makeLoadKey(): LoadKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return {
    jwk: { kty: 'EC', crv: 'P-256', x, y },
    privateKey,
    sign: (data) => sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
}

/** A compact JWS over header and payload. */
export function signJwt(key: LoadKey, header: object, payload: object): string {
  const signingInput = `${encode(header)}.${encode(payload)}`;
  return `${signingInput}.${Buffer.from(key.sign(Buffer.from(signingInput))).toString('base64url')}`;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
