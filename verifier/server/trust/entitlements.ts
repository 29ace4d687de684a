import type { Clock } from '@mleg/platform/clock/clock';
import { epochSeconds, SECOND } from '@mleg/platform/clock/durations';
import type { Fetch } from '@mleg/platform/http/party';
import type { Log } from '@mleg/platform/log/log';
import { encodeBase64url } from '@mleg/protocol/jws/base64url';
import { cardKeyId } from '@mleg/protocol/offline-check/card-key-id';
import { TRUST_LIST_MEDIA_TYPE, type TrustList } from '@mleg/protocol/trust-list/trust-list';
import { verifyTrustList } from '@mleg/protocol/trust-list/verify-trust-list';
import { COMPACT_CARD_TYPES } from '@mleg/student-card/compact-card';
import type { HeldInstitution, HeldIssuer } from '@mleg/verifier-check/held-pack';
import { TRUST_LIST_AGE } from '../durations.ts';
import { issuerKey, learnAnchors, type TrustedIssuer } from './trusted-issuer.ts';

interface Deps {
  clock: Clock;
  fetch: Fetch;
}

/** What trusted issuers publish of themselves, fetched ahead of time. */
export interface HeldEntitlements {
  /** Fetches what is missing or old. False where something could not be had: it is logged, and kept as it was. */
  refresh(): Promise<boolean>;
  all(): HeldIssuer[];
}

export function holdEntitlements(deps: Deps & { log: Log }, trusted: readonly TrustedIssuer[]): HeldEntitlements {
  const held = new Map<string, { entitlement: HeldIssuer; fetchedAt: number }>();
  const refreshIssuer = async (issuer: TrustedIssuer) => {
    const now = epochSeconds(deps.clock.now());
    const known = held.get(issuer.issuer);
    if (known && now < known.fetchedAt + TRUST_LIST_AGE / SECOND) return;
    held.set(issuer.issuer, { entitlement: await fetchEntitlement(deps, issuer), fetchedAt: now });
  };
  return {
    refresh: async () => {
      const refreshed = await Promise.allSettled(trusted.map(refreshIssuer));
      const failed = refreshed.filter((result) => result.status === 'rejected');
      for (const { reason } of failed) deps.log.warn({ reason: String(reason) }, 'trust-list.not-refreshed');
      return failed.length === 0;
    },
    all: () => Array.from(held.values(), ({ entitlement }) => entitlement),
  };
}

/**
 * What a trusted issuer publishes of itself for checks without a network: the keys of its compact cards and whom it may
 * sign for. Throws where it cannot be had or does not verify.
 */
async function fetchEntitlement({ clock, fetch }: Deps, trusted: TrustedIssuer): Promise<HeldIssuer> {
  const { issuer } = trusted;
  const now = clock.now();
  const headers = { Accept: TRUST_LIST_MEDIA_TYPE };
  const response = await fetch(new Request(`${issuer}/trust-list`, { headers, redirect: 'error' }));
  if (!response.ok) throw new Error(`trust list answered ${response.status}`);
  const verified = await verifyTrustList((await response.text()).trim(), {
    issuer,
    resolveIssuerKey: (header) => issuerKey([trusted], issuer, { x5c: header['x5c'], now, purpose: 'trust-list' }),
    now: epochSeconds(now),
  });
  if ('refused' in verified) throw new Error(`trust list refused: ${verified.refused}`);
  const { name, card_keys, roots = [], institutions } = verified.trustList;
  learnAnchors(trusted, roots, now);
  const keys = (await Promise.all(card_keys.map(({ x5c }) => heldKey(trusted, x5c, now)))).flat();
  if (keys.length === 0) throw new Error('trust list names no key that leads to the anchor');
  return { issuer, name, keys, institutions: institutions.map(heldInstitution) };
}

/** One whose certificate has ended, or was made for something else, is nobody's: the others go on. */
async function heldKey(trusted: TrustedIssuer, x5c: readonly string[], now: Date): Promise<HeldIssuer['keys']> {
  const jwk = issuerKey([trusted], trusted.issuer, { x5c, now, purpose: 'card' });
  if (!jwk) return [];
  return [{ kid: encodeBase64url(await cardKeyId(jwk)), jwk }];
}

/** Types of card that this release does not know are nothing it could check. */
function heldInstitution({
  id,
  name,
  kind,
  domain,
  former_names: formerNames,
  card_types,
  valid_until,
}: TrustList['institutions'][number]): HeldInstitution {
  const cardTypes = COMPACT_CARD_TYPES.filter((type) => card_types.includes(type));
  return {
    id,
    name,
    kind,
    cardTypes,
    ...(formerNames === undefined ? {} : { formerNames }),
    ...(domain === undefined ? {} : { domain }),
    ...(valid_until === undefined ? {} : { validUntil: valid_until }),
  };
}
