import type { JsonObject } from '@mleg/protocol/json/json-value';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import { wellKnownUrl } from '@mleg/protocol/openid4vci/well-known-url';
import {
  type CallbackContext,
  HashAlgorithm,
  Oauth2Client,
  type ResourceRequestOptions,
  setGlobalConfig,
} from '@openid4vc/oauth2';
import { type IssuerMetadataResult, Openid4vciClient } from '@openid4vc/openid4vci';
import type { HolderKey, KeyRing } from '../keys/key-ring.ts';
import { clientIdAt } from './client-id.ts';

/** The foreign OpenID4VCI and OAuth client, driven by this device's keys, clock and network. */
export interface ProtocolClient {
  openid4vci: Openid4vciClient;
  oauth2: Oauth2Client;
  /** What an issuer says about itself, from the one address where OpenID4VCI 1.0 §12.2.2 has it. */
  resolveIssuer(issuer: string): Promise<IssuerMetadataResult>;
  /** A request with an access token, bound to its key where it is (RFC 9449 §7). */
  requestResource(options: Omit<ResourceRequestOptions, 'callbacks'>): ReturnType<Oauth2Client['resourceRequest']>;
}

interface ProtocolClientDeps {
  fetch(url: string, init?: RequestInit): Promise<Response>;
  keys: Pick<KeyRing, 'sign'>;
  /** What this wallet calls itself. */
  clientId: string;
  now(): Date;
}

export function createProtocolClient(deps: ProtocolClientDeps): ProtocolClient {
  // The guarded fetch decides which schemes are allowed: the library knows "https only" or "anything", not our origins.
  setGlobalConfig({ allowInsecureUrls: true });
  const callbacks = createCallbacks(deps);
  const oauth2 = new Oauth2Client({ callbacks });
  return {
    openid4vci: new Openid4vciClient({ callbacks }),
    oauth2,
    resolveIssuer: (issuer) => {
      const fetch: typeof callbacks.fetch = (url, init) => {
        const address = metadataAddress(issuer, addressOf(url));
        return address === undefined ? Promise.resolve(new Response(null, { status: 404 })) : deps.fetch(address, init);
      };
      return new Openid4vciClient({ callbacks: { ...callbacks, fetch } }).resolveIssuerMetadata(issuer);
    },
    requestResource: (options) => oauth2.resourceRequest({ ...options, callbacks }),
  };
}

/**
 * Where the library would go for an issuer's metadata, put right: it drops a slash at the end of the identifier, and
 * tries the address of drafts besides (`undefined`).
 */
function metadataAddress(issuer: string, address: string): string | undefined {
  const right = wellKnownUrl(issuer, 'openid-credential-issuer');
  if (address === right.replace(/\/$/, '')) return right;
  return address.includes('/.well-known/openid-credential-issuer') ? undefined : address;
}

/** How the library is told which key signs: it passes the signer back to `signJwt`. */
export function signerOf(key: HolderKey) {
  return { method: 'jwk' as const, alg: 'ES256', kid: key.keyId, publicJwk: { ...key.publicJwk } };
}

const SHA = {
  [HashAlgorithm.Sha256]: 'SHA-256',
  [HashAlgorithm.Sha384]: 'SHA-384',
  [HashAlgorithm.Sha512]: 'SHA-512',
} as const;

function createCallbacks(deps: ProtocolClientDeps): Omit<CallbackContext, 'verifyJwt' | 'decryptJwe' | 'encryptJwe'> {
  return {
    fetch: (url, init) => deps.fetch(addressOf(url), init),
    hash: async (data, algorithm) =>
      new Uint8Array(await crypto.subtle.digest(SHA[algorithm], data as Uint8Array<ArrayBuffer>)),
    generateRandom: (length) => crypto.getRandomValues(new Uint8Array(length)),
    // A public client (OpenID4VCI 1.0 §6.1). The library adds the draft name of `tx_code`, which 1.0 does not have.
    clientAuthentication: ({ body, authorizationServerMetadata }) => {
      delete body['user_pin'];
      const clientId = clientIdAt(authorizationServerMetadata, deps.clientId);
      if (clientId !== undefined) body['client_id'] = clientId;
    },
    signJwt: async (signer, { header, payload }) => {
      if (signer.method !== 'jwk' || signer.kid === undefined)
        throw new Error('the wallet signs with its own keys only');
      // The library dates DPoP proofs by the machine's clock; the wallet has its own.
      const dated = { ...payload, iat: Math.floor(deps.now().getTime() / 1000) };
      const prepared = prepareJws(header as JsonObject, withoutUndefined(dated));
      const signature = await deps.keys.sign(signer.kid, prepared.signingInput);
      return { jwt: finishJws(prepared, signature), signerJwk: signer.publicJwk };
    },
  };
}

const withoutUndefined = (payload: Record<string, unknown>): JsonObject =>
  JSON.parse(JSON.stringify(payload)) as JsonObject;

const addressOf = (target: string | URL | Request): string => (target instanceof Request ? target.url : String(target));
