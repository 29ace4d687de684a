import { createIssuerDirectory, type IssuerDirectory } from './issuer/issuer-directory.ts';
import { createProtocolClient, type ProtocolClient } from './issuer/protocol-client.ts';
import type { KeyRing } from './keys/key-ring.ts';
import { type Fetch, type GuardedFetch, guardFetch, guardVerifierFetch } from './trust/guarded-fetch.ts';
import type { TrustedIssuers } from './trust/trusted-issuers.ts';
import type { TrustedVerifiers } from './trust/trusted-verifiers.ts';
import type { Vault } from './vault/vault.ts';

/** What a wallet is opened with. Nothing in this package reaches the network, storage, keys or clock in another way. */
export interface WalletGround {
  fetch: Fetch;
  vault: Vault;
  keys: KeyRing;
  /** What this wallet calls itself at issuers that want a name: the address it is served from. */
  clientId: string;
  now(): Date;
  trusted: TrustedIssuers;
  verifiers: TrustedVerifiers;
}

/** What the wallet's functions take, each only the part it needs. */
export interface WalletDeps {
  fetch: GuardedFetch;
  /** The same for verifiers. */
  fetchFromVerifier: GuardedFetch;
  vault: Vault;
  keys: KeyRing;
  clientId: string;
  now(): Date;
  trusted: TrustedIssuers;
  verifiers: TrustedVerifiers;
  protocol: ProtocolClient;
  issuers: IssuerDirectory;
}

export function openWallet(ground: WalletGround): WalletDeps {
  const { vault, keys, clientId, trusted, verifiers } = ground;
  const now = () => ground.now();
  const fetch = guardFetch(ground.fetch, trusted);
  const fetchFromVerifier = guardVerifierFetch(ground.fetch, verifiers);
  const protocol = createProtocolClient({ fetch, keys, clientId, now });
  const issuers = createIssuerDirectory({ protocol, now });
  return { fetch, fetchFromVerifier, vault, keys, clientId, now, trusted, verifiers, protocol, issuers };
}
