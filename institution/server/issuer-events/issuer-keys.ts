import { type EcPublicJwk, parseEcPublicJwk } from '@mleg/protocol/jws/ec-public-jwk';
import { z } from 'zod';
import type { InstitutionDeps } from '../deps.ts';
import { ISSUER_KEYS_ASKED_AFTER, ISSUER_KEYS_KEPT_FOR, ISSUER_KEYS_PATIENCE } from '../durations.ts';
import { withinTime } from '../issuer-client/within-time.ts';

type KeysDeps = Pick<InstitutionDeps, 'clock' | 'fetch' | 'settings'>;

const metadataSchema = z.object({ issuer: z.string(), jwks_uri: z.url() });
const jwkSetSchema = z.object({ keys: z.array(z.looseObject({ kid: z.string().optional() })).max(20) });

/** The key the issuer names by `kid`, from its JWK set (RFC 8414 `jwks_uri`); kept for an hour. */
export function createIssuerKeys(deps: KeysDeps): (kid: unknown) => Promise<EcPublicJwk | undefined> {
  let keys = new Map<string, EcPublicJwk>();
  let askedAt = Number.NEGATIVE_INFINITY;
  return async (kid) => {
    if (typeof kid !== 'string') return undefined;
    const age = deps.clock.now().getTime() - askedAt;
    const isFresh = keys.has(kid) ? age < ISSUER_KEYS_KEPT_FOR : age < ISSUER_KEYS_ASKED_AFTER;
    if (!isFresh) {
      askedAt = deps.clock.now().getTime();
      keys = await readKeys(deps);
    }
    return keys.get(kid);
  };
}

async function readKeys(deps: KeysDeps): Promise<Map<string, EcPublicJwk>> {
  const { issuerOrigin } = deps.settings;
  const metadata = metadataSchema.parse(await readJson(deps, `${issuerOrigin}/.well-known/oauth-authorization-server`));
  const isItsOwn = metadata.issuer === issuerOrigin && new URL(metadata.jwks_uri).origin === issuerOrigin;
  if (!isItsOwn) throw new Error("The issuer's metadata name another issuer.");
  const { keys } = jwkSetSchema.parse(await readJson(deps, metadata.jwks_uri));
  return new Map(
    keys.flatMap((key) => {
      const parsed = parseEcPublicJwk(key);
      return key.kid && 'jwk' in parsed ? [[key.kid, parsed.jwk]] : [];
    }),
  );
}

async function readJson({ fetch }: KeysDeps, url: string): Promise<unknown> {
  return withinTime(ISSUER_KEYS_PATIENCE, async (signal) => {
    const response = await fetch(new Request(url, { signal, redirect: 'error' }));
    if (!response.ok) throw new Error(`The issuer's keys could not be read: ${response.status}.`);
    return response.json();
  });
}
