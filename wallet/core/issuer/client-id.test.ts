import { expect, test } from 'vitest';
import { clientIdAt, refusesPublicClients } from './client-id.ts';

const ANONYMOUS = 'pre-authorized_grant_anonymous_access_supported';

test.each([
  [undefined, 'me'],
  [{}, 'me'],
  [{ [ANONYMOUS]: false }, 'me'],
  [{ [ANONYMOUS]: true }, undefined],
])('at a server that says %j this wallet is %s', (server, name) => {
  expect(clientIdAt(server, 'me')).toBe(name);
});

test.each([
  [undefined, false],
  [{}, false],
  [{ token_endpoint_auth_methods_supported: ['none'] }, false],
  [{ token_endpoint_auth_methods_supported: ['private_key_jwt', 'none'] }, false],
  [{ token_endpoint_auth_methods_supported: ['private_key_jwt', 'attest_jwt_client_auth'] }, true],
  [{ token_endpoint_auth_methods_supported: ['private_key_jwt'], [ANONYMOUS]: true }, false],
])('a server that says %j lets no client without a secret in: %s', (server, refuses) => {
  expect(refusesPublicClients(server)).toBe(refuses);
});
