import type { Clock } from '@mleg/platform/clock/clock';
import { epochSeconds, SECOND } from '@mleg/platform/clock/durations';
import { type PresentationRefusal, verifyPresentation } from '@mleg/protocol/sd-jwt/verify-presentation';
import { lookUpStatus } from '@mleg/protocol/status-list/look-up-status';
import { readStatusReference } from '@mleg/protocol/status-list/status-reference';
import { type CardType, cardTypeOfVct, cardTypeSchema, vctsOf } from '@mleg/student-card/card-type';
import type { HeldIssuer } from '@mleg/verifier-check/held-pack';
import { PROOF_AGE } from '../durations.ts';
import type { HeldStatusLists } from '../status-lists/held-status-lists.ts';
import { issuerKey, type TrustedIssuer } from '../trust/trusted-issuer.ts';
import { type NamedInstitution, nameInstitution } from './name-institution.ts';

/** What the relying party has received, and what it had asked for. */
export interface Presentation {
  presentation: string;
  /** The relying party's own, new for each check. */
  nonce: string;
  /** Whom the holder's proof must address. */
  audience: string;
}

/** Green only on proof; red with the reason; amber where it cannot be known (I11). */
export type Verdict =
  | {
      verdict: 'green';
      cardType: CardType;
      vct: string;
      claims: Record<string, unknown>;
      /** By the issuer's trust list; missing where the card said nothing of it. */
      institution?: NamedInstitution;
      statusListAgeSeconds: number;
    }
  | {
      verdict: 'red';
      reason:
        | PresentationRefusal
        | 'revoked'
        | 'suspended'
        | 'status-missing'
        | 'status-out-of-range'
        | 'status-unknown'
        | 'another-institution'
        | 'not-entitled';
    }
  | { verdict: 'amber'; reason: 'no-usable-status-list' | 'no-trust-list' | 'unknown-institution' };

/** Protocol members, which say nothing about the person. */
const HIDDEN_CLAIMS = new Set(['iss', 'vct', 'vct#integrity', 'iat', 'nbf', 'exp', 'cnf', 'status', '_sd_alg']);

interface Deps {
  clock: Clock;
  trusted: readonly TrustedIssuer[];
  statusLists: Pick<HeldStatusLists, 'find'>;
  /** What trusted issuers publish of themselves. */
  issuers: () => readonly HeldIssuer[];
  /** Versions of card types that are accepted; those of this release where it says nothing. */
  typeVersions?: readonly number[];
}

export async function checkPresentation(deps: Deps, { presentation, nonce, audience }: Presentation): Promise<Verdict> {
  const now = epochSeconds(deps.clock.now());
  const verified = await verifyPresentation(presentation, {
    resolveIssuerKey: (header, claims) =>
      issuerKey(deps.trusted, claims['iss'], { x5c: header['x5c'], now: deps.clock.now(), purpose: 'card' }),
    vcts: deps.trusted.flatMap(({ issuer }) =>
      cardTypeSchema.options.flatMap((cardType) => vctsOf(issuer, cardType, deps.typeVersions)),
    ),
    now,
    nonce,
    audience,
    maxAgeSeconds: PROOF_AGE / SECOND,
  });
  if ('refused' in verified) return { verdict: 'red', reason: verified.refused };

  const issuer = verified.claims['iss'];
  if (typeof issuer !== 'string') return { verdict: 'red', reason: 'untrusted-issuer-key' };
  const { vct } = verified.claims;
  const cardType = cardTypeOfVct(issuer, vct, deps.typeVersions);
  // One trusted issuer's key must not vouch for a type of another's.
  if (typeof vct !== 'string' || !cardType) return { verdict: 'red', reason: 'unknown-vct' };
  const referred = readStatusReference(verified.claims);
  if ('refused' in referred) return { verdict: 'red', reason: 'status-missing' };
  const list = deps.statusLists.find(issuer, referred.reference.uri);
  if (!list) return { verdict: 'amber', reason: 'no-usable-status-list' };
  const found = lookUpStatus(list.list, referred.reference.idx);
  if ('refused' in found) return { verdict: 'red', reason: 'status-out-of-range' };
  if (found.status === 'invalid') return { verdict: 'red', reason: 'revoked' };
  if (found.status === 'suspended') return { verdict: 'red', reason: 'suspended' };
  if (found.status === 'unknown') return { verdict: 'red', reason: 'status-unknown' };

  const shown = Object.entries(verified.claims).filter(([name]) => !HIDDEN_CLAIMS.has(name));
  const claims = Object.fromEntries(shown);
  const ofInstitution = nameInstitution(deps.issuers(), { issuer, cardType, claims, now });
  if ('verdict' in ofInstitution) return ofInstitution;
  return {
    verdict: 'green',
    cardType,
    vct,
    claims,
    ...ofInstitution,
    statusListAgeSeconds: now - list.fetchedAt,
  };
}
