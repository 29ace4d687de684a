import { createIssuerDirectory, type IssuerDirectory } from './issuer/issuer-directory.ts';
import { createProtocolClient, type ProtocolClient } from './issuer/protocol-client.ts';
import type { KeyRing } from './keys/key-ring.ts';
import { type Fetch, guardFetch } from './trust/guarded-fetch.ts';
import type { TrustedIssuers } from './trust/trusted-issuers.ts';
import type { Vault } from './vault/vault.ts';

/** What a wallet stands on. Nothing in this package reaches past it. */
export interface WalletGround {
  fetch: Fetch;
  vault: Vault;
  keys: KeyRing;
  now(): Date;
  trusted: TrustedIssuers;
}

/** What the wallet's functions take, each only the part it needs. */
export interface WalletDeps {
  fetch: ReturnType<typeof guardFetch>;
  vault: Vault;
  keys: KeyRing;
  now(): Date;
  trusted: TrustedIssuers;
  protocol: ProtocolClient;
  issuers: IssuerDirectory;
}

export function openWallet(ground: WalletGround): WalletDeps {
  const { vault, keys, trusted } = ground;
  const now = () => ground.now();
  const fetch = guardFetch(ground.fetch, trusted);
  const protocol = createProtocolClient({ fetch, keys, now });
  return { fetch, vault, keys, now, trusted, protocol, issuers: createIssuerDirectory({ protocol, now }) };
}
