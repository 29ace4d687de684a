import { type Offer, type OfferSource, readOffer } from '../records/offer.ts';
import { isNetworkFailure } from '../trust/network-failure.ts';
import { type AddressRefusal, isTrustedIssuer, refuseAddress } from '../trust/trusted-issuers.ts';
import type { WalletDeps } from '../wallet.ts';

export type OfferRefusal =
  | AddressRefusal
  | { refused: 'offline' }
  /** Used, expired, replaced by a newer one, locked, or never made: an issuer does not say which. */
  | { refused: 'dead-code' }
  | { refused: 'too-many-requests' }
  | { refused: 'issuer-fault' }
  /** An offer this wallet can't use: of a draft, or with another grant. */
  | { refused: 'unsupported-offer' };

type OfferDeps = Pick<WalletDeps, 'fetch' | 'trusted'>;

/** Gets the offer behind a code, from listed issuers only (W31, W32). Each fetch mints a new pre-authorized code. */
export async function fetchOffer(deps: OfferDeps, source: OfferSource): Promise<Offer | OfferRefusal> {
  const read = source.kind === 'value' ? source : await fetchJson(deps, source.uri);
  if ('refused' in read) return read;
  const offer = readOffer(read.json);
  if (offer === undefined) return { refused: 'unsupported-offer' };
  if (isTrustedIssuer(deps.trusted, offer.issuer)) return offer;
  return refuseAddress(deps.trusted, offer.issuer) ?? { refused: 'unlisted-issuer', host: new URL(offer.issuer).host };
}

async function fetchJson(deps: OfferDeps, uri: string): Promise<{ json: string } | OfferRefusal> {
  const refused = refuseAddress(deps.trusted, uri);
  if (refused !== undefined) return refused;
  try {
    const response = await deps.fetch(uri, { headers: { Accept: 'application/json' } });
    if (response.status === 429) return { refused: 'too-many-requests' };
    if (response.status >= 500) return { refused: 'issuer-fault' };
    return response.ok ? { json: await response.text() } : { refused: 'dead-code' };
  } catch (error) {
    return { refused: isNetworkFailure(error, 'offline') ? 'offline' : 'issuer-fault' };
  }
}
