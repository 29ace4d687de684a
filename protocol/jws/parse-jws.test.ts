import { expect, test } from 'vitest';
import { parseJws } from './parse-jws.ts';

const encode = (text: string) => Buffer.from(text).toString('base64url');
const HEADER = encode('{"alg":"ES256"}');
const PAYLOAD = encode('{"iss":"a"}');
const WHOLE = `${HEADER}.${PAYLOAD}.AQID`;
const parse = (compact: string, maxLength = 1_000) => parseJws(compact, { maxLength });

test('a compact JWS is taken apart', () => {
  expect(parse(WHOLE)).toEqual({
    ok: true,
    jws: {
      header: { alg: 'ES256' },
      payload: { iss: 'a' },
      signingInput: new TextEncoder().encode(`${HEADER}.${PAYLOAD}`),
      signature: Uint8Array.of(1, 2, 3),
    },
  });
});

test.each([
  ['nothing', ''],
  ['one part', HEADER],
  ['two parts', `${HEADER}.${PAYLOAD}`],
  ['four parts', `${WHOLE}.AQID`],
  ['a dot too many', `${WHOLE}.`],
  ['a header that is no base64url', `!.${PAYLOAD}.AQID`],
  ['a signature that is no base64url', `${HEADER}.${PAYLOAD}.=`],
  ['a header that is no object', `${encode('[]')}.${PAYLOAD}.AQID`],
  ['a payload that is no object', `${HEADER}.${encode('"a"')}.AQID`],
  ['a payload that is no JSON', `${HEADER}.${encode('{')}.AQID`],
])('%s is malformed', (_what, compact) => {
  expect(parse(compact)).toEqual({ refused: 'malformed' });
});

test('a text is as long as it may be, and no longer', () => {
  expect(parse(WHOLE, WHOLE.length)).toHaveProperty('ok');
  expect(parse(WHOLE, WHOLE.length - 1)).toEqual({ refused: 'too-large' });
});
