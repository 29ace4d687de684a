import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Kms } from '@credo-ts/core';
import { holdCard } from '@mleg/testing/foreign/credo/hold-card';
import { type Credo, openCredo, openCredoVerifier } from '@mleg/testing/foreign/credo/open-credo';
import { OTHER_STUDENT, STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { activateCard, orderCodes } from '@mleg/testing/world/activate-card';
import { createWorld, type World } from '@mleg/testing/world/world';
import type { HeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import { readRequest } from '@mleg/wallet-core/presentation/read-request';
import { declinePresentation, sendPresentation } from '@mleg/wallet-core/presentation/send-presentation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let world: World;
let roots: string[];
const reach: typeof fetch = async (input, init) => world.network.fetch(new Request(input, init));

beforeAll(async () => {
  world = await createWorld({ shop: true });
  const root = await (await reach(`${ORIGINS.issuer}/certificates/root.pem`)).text();
  roots = [root, world.shop().registrar.rootCertificate];
});
afterAll(() => world[Symbol.asyncDispose]());

describe('a wallet on Credo at our verifier', () => {
  let credo: Credo;
  beforeAll(async () => {
    credo = await openCredo(roots, reach);
    const { codes } = await orderCodes(world, STUDENT);
    await holdCard(credo, codes.offerUri, codes.activationCode);
  });
  afterAll(() => credo.shutdown());

  async function answer(link: string) {
    const { holder } = credo.openid4vc;
    const resolved = await holder.resolveOpenId4VpAuthorizationRequest(link);
    if (!resolved.dcql) throw new Error('not a question in DCQL');
    return holder.acceptOpenId4VpAuthorizationRequest({
      authorizationRequestPayload: resolved.authorizationRequestPayload,
      dcql: { credentials: holder.selectCredentialsForDcqlRequest(resolved.dcql.queryResult) },
    });
  }

  test.each([
    ['student', { to: 'student', holds: true }],
    ['discount', { to: 'discount', cardType: 'student-card' }],
    ['institution', { to: 'institution', cardType: 'student-card' }],
  ] as const)('answers what the preset %s asks, and is green', async (preset, expected) => {
    const started = await world.shop().start({ purpose: preset, ask: { preset } });
    if (typeof started === 'number') throw new Error(`not begun: ${started}`);
    expect(await answer(started.link)).toMatchObject({ ok: true, serverResponse: { status: 200 } });
    expect(await world.shop().collect(started.checkId)).toMatchObject({
      state: 'answered',
      result: { verdict: 'green', answer: expected },
    });
  });

  test('on one device goes back to where the shop wants it', async () => {
    const returnTo = 'https://sklep.example/back';
    const started = await world.shop().start({ purpose: 'student', ask: { preset: 'student' }, returnTo });
    if (typeof started === 'number') throw new Error(`not begun: ${started}`);
    const { redirectUri } = (await answer(started.link)) as { redirectUri?: string };
    expect(redirectUri).toMatch(/^https:\/\/sklep\.example\/back#response_code=/);
  });
});

const card = (...names: string[]) => ({
  id: 'card',
  format: 'dc+sd-jwt' as const,
  meta: { vct_values: [`${ORIGINS.issuer}/types/student-card/1`] as [string] },
  ...(names.length === 0 ? {} : { claims: names.map((name) => ({ path: [name] as [string] })) }),
});
const mdoc = { id: 'mdl', format: 'mso_mdoc' as const, meta: { doctype_value: 'org.iso.18013.5.1.mDL' } };

describe('a verifier on Credo at our wallet', () => {
  const BASE = 'https://obcy.example';
  let credo: Awaited<ReturnType<typeof openCredoVerifier>>;
  let server: Server;
  let verifierId: string;
  let wallet: HeadlessWallet;
  let x5c: Awaited<ReturnType<Credo['x509']['createCertificate']>>[];

  beforeAll(async () => {
    credo = await openCredoVerifier(roots, reach, BASE);
    server = createServer(credo.openid4vc.verifier.config.app);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    world.network.connect(BASE, { fetch: (request) => throughSocket(request, port) });
    ({ verifierId } = await credo.openid4vc.verifier.createVerifier());
    const key = await credo.kms.createKeyForSignatureAlgorithm({ algorithm: 'ES256' });
    const certificate = await credo.x509.createCertificate({
      authorityKey: Kms.PublicJwk.fromPublicJwk(key.publicJwk),
      issuer: { commonName: 'Obcy sklep' },
      // The phone's clock stands where the world began.
      validity: { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date(Date.now() + 86_400_000) },
      extensions: { subjectAlternativeName: { name: [{ type: 'dns', value: new URL(BASE).hostname }] } },
    });
    certificate.publicJwk.keyId = key.keyId;
    x5c = [certificate];
    ({
      phone: { wallet },
    } = await activateCard(world, OTHER_STUDENT));
  });
  afterAll(async () => {
    await credo.shutdown();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  async function ask(query: object, clientIdPrefix: 'x509_hash' | 'x509_san_dns' = 'x509_hash') {
    const { authorizationRequest, verificationSession } = await credo.openid4vc.verifier.createAuthorizationRequest({
      verifierId,
      requestSigner: { method: 'x5c', x5c, clientIdPrefix },
      responseMode: 'direct_post.jwt',
      dcql: { query: query as never },
    });
    const proposal = await readRequest(wallet.deps, authorizationRequest);
    return { proposal, sessionId: verificationSession.id };
  }

  async function answered(query: object, clientIdPrefix?: 'x509_hash' | 'x509_san_dns') {
    const { proposal, sessionId } = await ask(query, clientIdPrefix);
    if ('refused' in proposal) return proposal;
    const [way = []] = proposal.ways;
    expect(await sendPresentation(wallet.deps, proposal, way)).toEqual({ sent: true });
    const { dcql } = await credo.openid4vc.verifier.getVerifiedAuthorizationResponse(sessionId);
    const [presentation] = dcql?.presentations['card'] ?? [];
    return presentation !== undefined && 'prettyClaims' in presentation ? presentation.prettyClaims : undefined;
  }

  test.each(['x509_hash', 'x509_san_dns'] as const)(
    'by %s it verifies what was asked for, and nothing else came',
    async (prefix) => {
      const claims = await answered({ credentials: [card('given_name')] }, prefix);
      expect(claims).toMatchObject({ given_name: expect.any(String) });
      expect(claims).not.toHaveProperty('family_name');
    },
  );

  test('without claims it learns of the card and of nobody', async () => {
    const claims = await answered({ credentials: [card()] });
    expect(claims).toMatchObject({ vct: `${ORIGINS.issuer}/types/student-card/1` });
    expect(claims).not.toHaveProperty('given_name');
  });

  test('with an mdoc as the alternative, or besides, it gets the card', async () => {
    const credentials = [card('given_name'), mdoc];
    const either = { credentials, credential_sets: [{ options: [['mdl'], ['card']] }] };
    const besides = {
      credentials,
      credential_sets: [{ options: [['card']] }, { options: [['mdl']], required: false }],
    };
    expect(await answered(either)).toHaveProperty('given_name');
    expect(await answered(besides)).toHaveProperty('given_name');
  });

  // Credo 0.6.3 reads no error response (OpenID4VP 1.0 §8.5), but takes one for the end.
  test('an mdoc alone it does not get, and does not wait for', async () => {
    const { proposal, sessionId } = await ask({ credentials: [mdoc] });
    expect(proposal).toEqual({ refused: 'unsupported-request' });
    const session = await credo.openid4vc.verifier.getVerificationSessionById(sessionId);
    expect(session.state).toBe('Error');
  });

  test('it takes a no', async () => {
    const { proposal, sessionId } = await ask({ credentials: [card('given_name')] });
    if ('refused' in proposal) throw new Error(proposal.refused);
    await declinePresentation(wallet.deps, proposal);
    const session = await credo.openid4vc.verifier.getVerificationSessionById(sessionId);
    expect(session.state).toBe('Error');
  });
});

/** Credo's own server, which has a socket and no name. */
async function throughSocket(request: Request, port: number): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const body = request.method === 'GET' ? null : await request.text();
  return fetch(`http://127.0.0.1:${port}${pathname}${search}`, {
    method: request.method,
    headers: request.headers,
    body,
  });
}
