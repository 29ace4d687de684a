import { expect, test } from 'vitest';
import { parseJws } from '../jws/parse-jws.ts';
import { finishJws } from '../jws/prepare-jws.ts';
import { prepareStatusListToken } from './prepare-status-list-token.ts';

const INPUT = {
  header: { alg: 'ES256', kid: 'key' },
  uri: 'https://issuer.example/status-lists/1',
  iat: 1,
  exp: 2,
  ttl: 3,
  statusList: { bits: 2, lst: 'eNo' },
} as const;

const payloadOf = (more: { iss?: string }) => {
  const token = finishJws(prepareStatusListToken({ ...INPUT, ...more }), new Uint8Array(64));
  const read = parseJws(token, { maxLength: 1_000 });
  return 'ok' in read ? read.jws.payload : read;
};

test('the token names its issuer where there is one to name, and what it is about', () => {
  const rest = { sub: INPUT.uri, iat: 1, exp: 2, ttl: 3, status_list: INPUT.statusList };
  expect(payloadOf({})).toEqual(rest);
  expect(payloadOf({ iss: 'https://issuer.example' })).toEqual({ ...rest, iss: 'https://issuer.example' });
});
