import { verify } from 'node:crypto';
import type { EcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { type LoadKey, makeLoadKey } from '../load-key.ts';

export const NOW = Math.floor(Date.now() / 1_000);
export const EXPIRES = NOW + 86_400;
export const ISSUER = 'https://mlegitymacja.example.gov.pl';
export const STATUS = { uri: `${ISSUER}/status-lists/12`, idx: 123_456 };
export const AUDIENCE = 'PKP Intercity – kontrola biletów';
/** To the inspector's question. */
export const ANSWER = { nonce: new Uint8Array(16).fill(7), audience: AUDIENCE };

/** What an inspector is shown, in every format. */
export const PERSON = {
  family_name: 'Brzęczyszczykiewicz-Żółkiewska',
  given_name: 'Grzegorz Świętosław',
  birthdate: '2004-05-05',
  card_number: '12345678',
  institution_id: 'RSPO-123456',
};

export type Keys = { issuer: LoadKey; holder: LoadKey };
export const makeKeys = (): Keys => ({ issuer: makeLoadKey(), holder: makeLoadKey() });

/** As servers verify: on the thread, the key imported each time. */
export const verifyNode = (jwk: EcPublicJwk, data: Uint8Array, signature: Uint8Array): boolean =>
  verify('sha256', data, { key: { ...jwk }, format: 'jwk', dsaEncoding: 'ieee-p1363' }, signature);
