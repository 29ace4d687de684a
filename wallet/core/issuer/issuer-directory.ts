import type { IssuerMetadataResult } from '@openid4vc/openid4vci';
import { isNetworkFailure } from '../trust/network-failure.ts';
import { isDraftMetadata } from './is-draft-metadata.ts';
import type { ProtocolClient } from './protocol-client.ts';

export type IssuerRefusal =
  | { refused: 'offline' }
  | { refused: 'issuer-fault' }
  /** The metadata at this address name another issuer (W33). */
  | { refused: 'issuer-mismatch' }
  /** Not OpenID4VCI 1.0. */
  | { refused: 'draft-issuer' };

/** What issuers say about themselves, kept for a few minutes, since one activation asks several times. */
export interface IssuerDirectory {
  load(issuer: string): Promise<IssuerMetadataResult | IssuerRefusal>;
}

const KEEP_MILLISECONDS = 5 * 60_000;

export function createIssuerDirectory(deps: {
  protocol: Pick<ProtocolClient, 'resolveIssuer'>;
  now(): Date;
}): IssuerDirectory {
  const known = new Map<string, { until: number; metadata: IssuerMetadataResult }>();
  return {
    async load(issuer) {
      const kept = known.get(issuer);
      if (kept !== undefined && deps.now().getTime() < kept.until) return kept.metadata;
      const metadata = await loadIssuer(deps.protocol, issuer);
      if ('refused' in metadata) return metadata;
      known.set(issuer, { until: deps.now().getTime() + KEEP_MILLISECONDS, metadata });
      return metadata;
    },
  };
}

async function loadIssuer(
  protocol: Pick<ProtocolClient, 'resolveIssuer'>,
  issuer: string,
): Promise<IssuerMetadataResult | IssuerRefusal> {
  try {
    const metadata = await protocol.resolveIssuer(issuer);
    if (metadata.credentialIssuer.credential_issuer !== issuer) return { refused: 'issuer-mismatch' };
    return isDraftMetadata(metadata) ? { refused: 'draft-issuer' } : metadata;
  } catch (error) {
    if (isNetworkFailure(error, 'offline')) return { refused: 'offline' };
    // The library reports a mismatch of names by its message only; it throws before it returns the metadata.
    const mismatch = error instanceof Error && /does not match the provided/.test(error.message);
    return { refused: mismatch ? 'issuer-mismatch' : 'issuer-fault' };
  }
}
