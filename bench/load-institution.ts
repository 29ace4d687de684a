import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { InstitutionRegistration } from '@mleg/issuer-contract/institution';
import type { IssuanceRequestReport, OfferCodes } from '@mleg/issuer-contract/issuance-request';
import { compactDecrypt } from 'jose';
import { expectStatus, type HttpClient } from './http-client.ts';
import { makeLoadKey, signJwt } from './load-key.ts';

export const INSTITUTION_ID = 'load';
export const REGISTRY_NUMBER = '999';

/** An institution that only orders codes: signs its assertions, receives the events, opens what is sealed to it. */
export async function openLoadInstitution() {
  const signingKey = makeLoadKey();
  const encryptionKey = makeLoadKey();
  const waiting = new Map<string, (report: IssuanceRequestReport) => void>();
  /** Reports that ask for a card anew, from the first one on: the issuer does not say twice what was acknowledged. */
  const restates: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(202).end();
      for (const report of reportsOf(Buffer.concat(chunks).toString())) {
        waiting.get(report.requestId)?.(report);
        if (report.restate) restates.push(report.requestId);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const registration: InstitutionRegistration = {
    institutionId: INSTITUTION_ID,
    name: 'Uczelnia Pomiarowa',
    kind: 'university',
    registryNumber: REGISTRY_NUMBER,
    domain: 'pomiar.example',
    signingKey: { ...signingKey.jwk, kid: 'sig', use: 'sig' },
    encryptionKey: { ...encryptionKey.jwk, kid: 'enc', use: 'enc' },
    eventsEndpoint: `http://127.0.0.1:${port}/events`,
    policies: { codeLifetimeDays: 30, wrongCodeLimit: 5, cardTypes: ['student-card'] },
  };

  async function signIn(http: HttpClient, origin: string): Promise<string> {
    const iat = Math.floor(Date.now() / 1000);
    const assertion = signJwt(
      signingKey,
      { alg: 'ES256', kid: 'sig' },
      {
        iss: INSTITUTION_ID,
        sub: INSTITUTION_ID,
        aud: `${origin}/institution-api/token`,
        jti: randomUUID(),
        iat,
        exp: iat + 60,
      },
    );
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    });
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const answer = await http.send('POST', '/institution-api/token', headers, body.toString());
    return JSON.parse(expectStatus(answer, 200, 'institution token')).access_token;
  }

  /** Orders the codes of one card and waits until they have come by event. */
  async function order(http: HttpClient, token: string, subject: unknown): Promise<OfferCodes> {
    const requestId = randomUUID();
    const ready = new Promise<IssuanceRequestReport>((resolve) => waiting.set(requestId, resolve));
    const body = JSON.stringify({ requestId, cardId: randomUUID(), subject });
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
    expectStatus(await http.send('POST', '/institution-api/issuance-requests', headers, body), 202, 'issuance request');
    const { state, sealedCodes = '', failure } = await ready;
    waiting.delete(requestId);
    if (state !== 'ready') throw new Error(`issuance request: ${state} ${failure ?? ''}`);
    const { plaintext } = await compactDecrypt(sealedCodes, encryptionKey.privateKey);
    return JSON.parse(Buffer.from(plaintext).toString());
  }

  return {
    registration,
    signIn,
    order,
    restate: restateCard,
    /** The next card that is asked for anew. */
    nextRestate: () => restates.shift(),
    close: () => server.close(),
  };
}
/** States a card anew that is on a phone. */
async function restateCard(http: HttpClient, token: string, cardId: string, subject: unknown): Promise<void> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
  const path = `/institution-api/cards/${cardId}/update`;
  expectStatus(await http.send('PUT', path, headers, JSON.stringify({ subject })), 200, 'update');
}

export type LoadInstitution = Awaited<ReturnType<typeof openLoadInstitution>>;

function reportsOf(securityEventToken: string): IssuanceRequestReport[] {
  const payload = JSON.parse(Buffer.from(securityEventToken.split('.')[1] ?? '', 'base64url').toString());
  return Object.values(payload.events as Record<string, { reports: IssuanceRequestReport[] }>).flatMap(
    (event) => event.reports,
  );
}
