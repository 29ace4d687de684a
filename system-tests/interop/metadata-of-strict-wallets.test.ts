import { issuanceRequestReportSchema } from '@mleg/issuer-contract/issuance-request';
import { successOf } from '@mleg/testing/clients/answer';
import { type HttpsIssuer, openHttpsIssuer } from '@mleg/testing/parties/https-issuer';
import { afterAll, beforeAll, expect, test } from 'vitest';

/**
 * What wallets that cannot run here ask of an issuer's documents, as their documentation and sources say it
 * (docs/wallets.md): a demand that is met today is not lost unseen.
 */
let house: HttpsIssuer;
beforeAll(async () => {
  house = await openHttpsIssuer();
});
afterAll(() => house[Symbol.asyncDispose]());

interface Display {
  name?: string;
  locale?: string;
  logo?: { uri: string };
}
interface Configuration {
  format: string;
  vct: string;
  scope: string;
  cryptographic_binding_methods_supported: string[];
  proof_types_supported: Record<string, { proof_signing_alg_values_supported: string[] }>;
  credential_metadata: { display: Display[]; claims: { path: string[] }[] };
}
interface Metadata extends Record<string, unknown> {
  credential_configurations_supported: Record<string, Configuration>;
  display: Display[];
}

const read = async <Document>(url: string): Promise<Document> => (await (await house.fetch(url)).json()) as Document;
const metadata = () => read<Metadata>(`${house.origin}/.well-known/openid-credential-issuer`);
const configurations = async () => Object.values((await metadata()).credential_configurations_supported);

async function offered() {
  const ordered = successOf(issuanceRequestReportSchema, await house.institution.request(), 'ordering');
  const { offerUri } = await house.institution.codesOf(ordered.requestId);
  const uri = new URL(offerUri).searchParams.get('credential_offer_uri') ?? '';
  return read<{ credential_configuration_ids: string[]; grants: object }>(uri);
}

test('the EU’s library for iOS reads every format, and fails for one that it does not know', async () => {
  const known = ['mso_mdoc', 'dc+sd-jwt', 'vc+sd-jwt', 'jwt_vc_json', 'jwt_vc_json-ld', 'ldp_vc'];
  for (const { format } of await configurations()) expect(known).toContain(format);
});

test('the EU’s libraries, and wallets that take the first: an offer names what the metadata know, and one card', async () => {
  const { credential_configuration_ids: ids } = await offered();
  expect(ids).toHaveLength(1);
  expect(Object.keys((await metadata()).credential_configurations_supported)).toEqual(expect.arrayContaining(ids));
});

test('all of them: endpoints are https and under the issuer, proofs are ES256, keys are JWKs', async () => {
  const issuer = await metadata();
  for (const [name, value] of Object.entries(issuer).filter(([each]) => each.endsWith('_endpoint'))) {
    expect(value, name).toMatch(new RegExp(`^${house.origin}/`));
  }
  for (const one of await configurations()) {
    expect(one.proof_types_supported['jwt']?.proof_signing_alg_values_supported).toContain('ES256');
    expect(one.cryptographic_binding_methods_supported).toContain('jwk');
    expect(one.vct).toMatch(/^https:/);
    expect(one.scope).toBeTruthy();
  }
});

test('all of them: names and logos are there in every language, and every claim has a path', async () => {
  const { display } = await metadata();
  const cards = (await configurations()).map(({ credential_metadata: described }) => described);
  for (const each of [...display, ...cards.flatMap((card) => card.display)]) {
    expect([each.name, each.locale].every(Boolean)).toBe(true);
    expect((await house.fetch(each.logo?.uri ?? '')).headers.get('content-type')).toBe('image/png');
  }
  for (const { path } of cards.flatMap(({ claims }) => claims)) expect(path).toHaveLength(1);
});

test('the authorization server says its issuer, its token endpoint and, though it has none, its response types', async () => {
  const server = await read<Record<string, unknown>>(`${house.origin}/.well-known/oauth-authorization-server`);
  expect(server).toMatchObject({
    issuer: house.origin,
    token_endpoint: `${house.origin}/token`,
    response_types_supported: [],
    dpop_signing_alg_values_supported: ['ES256'],
  });
});

test('no key attestation is asked for, which the EU’s libraries would want and every other wallet stops at (ADR 72)', async () => {
  for (const { proof_types_supported: types } of await configurations()) {
    expect(types['jwt']).not.toHaveProperty('key_attestations_required');
  }
});
