import { describe, expect, it } from 'vitest';
import { vectorTitle } from '../test-vectors/vector-title.ts';
import { parseAuthorizationServerMetadata } from './authorization-server-metadata.ts';
import { credentialOfferLink, parseCredentialOffer, parseCredentialOfferLink } from './credential-offer-link.ts';
import { parseCredentialRequest } from './credential-request.ts';
import { credentialResponse, credentialResponseSchema } from './credential-response.ts';
import { parseIssuerMetadata } from './issuer-metadata.ts';
import { nonceResponseSchema } from './nonce-response.ts';
import { parseNotificationRequest } from './notification-request.ts';
import { protocolError, protocolErrorBody } from './protocol-error.ts';
import { parseTokenRequest } from './token-request.ts';
import { tokenResponseSchema } from './token-response.ts';
import credentialRequests from './vectors/credential-requests.json' with { type: 'json' };
import offerLinks from './vectors/offer-links.json' with { type: 'json' };
import tokenRequests from './vectors/token-requests.json' with { type: 'json' };
import { wellKnownUrl } from './well-known-url.ts';

const titled = <Each extends { name: string; case?: string | undefined }>(vectors: Each[]) =>
  vectors.map((vector) => [vectorTitle(vector), vector] as const);

describe('a token request', () => {
  it.each(titled(tokenRequests.vectors))('%s', (_, { input, expected }) => {
    const result = parseTokenRequest(new URLSearchParams(input));
    expect('ok' in result ? result.request : { refused: result.refused, error: result.error.error }).toEqual(expected);
  });

  it('P30 refuses a parameter of 5 kB', () => {
    const result = parseTokenRequest(new URLSearchParams({ grant_type: 'x'.repeat(5_000) }));
    expect(result).toMatchObject({ refused: 'oversized-parameter', error: { error: 'invalid_request', status: 400 } });
  });
});

describe('a credential request', () => {
  it.each(titled(credentialRequests.vectors))('%s', (_, { input, expected }) => {
    const result = parseCredentialRequest(input, credentialRequests.context);
    expect('ok' in result ? result.request : { refused: result.refused, error: result.error.error }).toEqual(expected);
  });
});

describe('a credential offer', () => {
  it.each(titled(offerLinks.vectors))('%s', (_, { input, expected }) => {
    expect(parseCredentialOfferLink(input)).toEqual(expected);
  });

  it('is found again in the link made for it', () => {
    const offerUri = 'https://issuer.example/offers/a?b=c&d=ą';
    for (const endpoint of [undefined, 'https://wallet.example/add'])
      expect(parseCredentialOfferLink(credentialOfferLink(offerUri, endpoint))).toEqual({ ok: true, offerUri });
  });

  it('may need a transaction code of which nothing is said', () => {
    const grant = { 'pre-authorized_code': 'c', tx_code: {} };
    const offer = {
      credential_issuer: 'https://issuer.example',
      credential_configuration_ids: ['a'],
      grants: { 'urn:ietf:params:oauth:grant-type:pre-authorized_code': grant },
    };
    expect(parseCredentialOffer(JSON.stringify(offer))).toEqual(offer);
  });
});

describe('metadata', () => {
  it.each([
    ['https://issuer.example', 'https://issuer.example/.well-known/openid-credential-issuer'],
    ['https://issuer.example/', 'https://issuer.example/.well-known/openid-credential-issuer'],
    ['https://issuer.example/tenant', 'https://issuer.example/.well-known/openid-credential-issuer/tenant'],
    ['http://localhost:8081/a/b', 'http://localhost:8081/.well-known/openid-credential-issuer/a/b'],
  ])('of %s is at %s (OpenID4VCI 1.0 §12.2.2)', (issuer, url) => {
    expect(wellKnownUrl(issuer, 'openid-credential-issuer')).toBe(url);
  });

  const issuer = 'https://issuer.example';
  const metadata = {
    credential_issuer: issuer,
    credential_endpoint: `${issuer}/credential`,
    credential_configurations_supported: { a: { format: 'dc+sd-jwt', vct: 'urn:a' } },
    unknown: 1,
  };

  it('W33 must be of the issuer that was asked', () => {
    expect(parseIssuerMetadata(metadata, issuer)).toEqual({ ok: true, metadata });
    expect(parseIssuerMetadata(metadata, `${issuer}/`)).toEqual({ refused: 'issuer-mismatch' });
    expect(parseAuthorizationServerMetadata({ issuer, token_endpoint: `${issuer}/token` }, `${issuer}/other`)).toEqual({
      refused: 'issuer-mismatch',
    });
  });

  it('names endpoints that are safe to talk to', () => {
    const open = { ...metadata, credential_endpoint: 'http://issuer.example/credential' };
    expect(parseIssuerMetadata(open, issuer)).toEqual({ refused: 'malformed-metadata' });
    const local = { issuer: 'http://localhost:8081', token_endpoint: 'http://localhost:8081/token' };
    expect(parseAuthorizationServerMetadata(local, local.issuer)).toEqual({ ok: true, metadata: local });
  });
});

describe('answers', () => {
  it('carry what the specification asks for', () => {
    expect(credentialResponseSchema.parse(credentialResponse(['c'], 'n'))).toEqual({
      credentials: [{ credential: 'c' }],
      notification_id: 'n',
    });
    expect(credentialResponseSchema.safeParse(credentialResponse([])).success).toBe(false);
    expect(credentialResponseSchema.parse({ transaction_id: 't', interval: 5 })).toEqual({
      transaction_id: 't',
      interval: 5,
    });
    expect(nonceResponseSchema.safeParse({}).success).toBe(false);
    expect(tokenResponseSchema.parse({ access_token: 'a', token_type: 'DPoP', x: 1 })).toHaveProperty('x', 1);
  });

  it('read a notification, or say what is wrong with it', () => {
    const request = { notification_id: 'n', event: 'credential_accepted' };
    expect(parseNotificationRequest(request)).toEqual({ ok: true, request });
    const refused = parseNotificationRequest({ ...request, event: 'credential_eaten' });
    expect(refused).toMatchObject({
      refused: 'malformed-notification',
      error: { error: 'invalid_notification_request', status: 400 },
    });
  });
});

describe('a protocol error', () => {
  it('has the status of its code, or of the endpoint', () => {
    expect(protocolError('invalid_proof', 'No.').status).toBe(400);
    expect(protocolError('invalid_token', 'No.').status).toBe(401);
    expect(protocolError('invalid_dpop_proof', 'No.').status).toBe(401);
    expect(protocolError('invalid_dpop_proof', 'No.', 400).status).toBe(400);
  });

  it('shows code and description, nothing else', () => {
    expect(protocolErrorBody(protocolError('invalid_grant', 'No.'))).toEqual({
      error: 'invalid_grant',
      error_description: 'No.',
    });
  });

  it.each(['zażółć', 'a "quote"', 'back\\slash', 'line\nbreak', ''])('cannot say %j', (description) => {
    expect(() => protocolError('invalid_request', description)).toThrow(RangeError);
  });
});
