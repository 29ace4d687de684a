import { epochSeconds } from '@mleg/platform/clock/durations';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import { TRUST_LIST_MEDIA_TYPE, TRUST_LIST_TYPE, type TrustList } from '@mleg/protocol/trust-list/trust-list';
import type { IssuerDeps } from '../deps.ts';
import { TRUST_LIST_LIFETIME } from '../durations.ts';
import { selectEntitled } from './entitled-store.ts';

/** Verifiers fetch it ahead of time; a new school need not wait longer than this. */
const MAX_AGE_SECONDS = 60;

type Needed = Pick<IssuerDeps, 'database' | 'settings' | 'keys' | 'clock'>;

/** GET /trust-list: signed, the same for everybody, nothing of persons (docs/specifications/trust-list.md). */
export function trustListEndpoint(deps: Needed): () => Promise<Response> {
  let kept: { token: string; iat: number } | undefined;
  return async () => {
    const now = epochSeconds(deps.clock.now());
    if (!kept || now >= kept.iat + MAX_AGE_SECONDS || now < kept.iat) {
      kept = { token: await sign(deps, await selectEntitled(deps.database), now), iat: now };
    }
    return new Response(kept.token, {
      headers: { 'Content-Type': TRUST_LIST_MEDIA_TYPE, 'Cache-Control': `public, max-age=${MAX_AGE_SECONDS}` },
    });
  };
}

async function sign(
  { settings, keys, clock }: Needed,
  institutions: TrustList['institutions'],
  iat: number,
): Promise<string> {
  const now = clock.now();
  const cross = keys.roots.crossCertificate(now);
  const list: TrustList = {
    iss: settings.origin,
    iat,
    exp: iat + TRUST_LIST_LIFETIME / 1_000,
    name: settings.authorityName,
    // The next one among them, so that whoever holds this list for days knows it when it begins to sign.
    card_keys: (await keys.credential.published()).map(({ x5c }) => ({ x5c: [...x5c] })),
    ...(cross ? { roots: [cross] } : {}),
    institutions,
  };
  const key = await keys.trustList.inUse();
  const prepared = prepareJws(
    { typ: TRUST_LIST_TYPE, alg: 'ES256', kid: key.kid, x5c: keys.roots.leadOn(key.x5c, now) },
    { ...list },
  );
  return finishJws(prepared, key.sign(prepared.signingInput));
}
