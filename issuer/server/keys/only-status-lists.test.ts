import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyFile } from '@mleg/platform/keys/key-file';
import type { RotatingKey } from '@mleg/platform/keys/key-ring';
import { prepareJws } from '@mleg/protocol/jws/prepare-jws';
import { expect, test } from 'vitest';
import { onlyStatusLists } from './only-status-lists.ts';

const store = await openKeyFile(join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.json'), 'p');
const key = await store.ensureSigningKey('credential');
const keys: RotatingKey = {
  inUse: async () => key,
  published: async () => [key],
  named: async (kid) => (kid === key.kid ? key : undefined),
};
const inputOf = (typ: string) => prepareJws({ typ, alg: 'ES256' }, { sub: 'statuslist+jwt' }).signingInput;

test('a status list is signed, by whichever way the key was asked for', async () => {
  const lists = onlyStatusLists(keys);
  const asked = [await lists.inUse(), (await lists.published())[0], await lists.named(key.kid)];
  for (const one of asked) {
    expect(one).toMatchObject({ kid: key.kid, publicJwk: key.publicJwk });
    expect(one?.sign(inputOf('statuslist+jwt'))).toHaveLength(64);
  }
  expect(await lists.named('another')).toBeUndefined();
});

test.each([
  ['a card', inputOf('dc+sd-jwt')],
  ['a trust list', inputOf('mleg-trust-list+jwt')],
  ['what has no header', new Uint8Array([0x84, 0x6a, 0x53, 0x69, 0x67])],
  ['nothing', new Uint8Array()],
])('%s is not', async (_, input) => {
  const one = await onlyStatusLists(keys).inUse();
  expect(() => one.sign(input)).toThrow('nothing else');
});
