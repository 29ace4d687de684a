import { epochSeconds } from '@mleg/platform/clock/durations';
import type { IssuerDeps } from '../deps.ts';
import { AUDIT_HEAD_MEDIA_TYPE } from './audit-head.ts';
import { signHead } from './sign-head.ts';

const MAX_AGE_SECONDS = 60;

type Needed = Pick<IssuerDeps, 'database' | 'settings' | 'keys' | 'clock'>;

/** GET /audit-head: signed, the same for everybody: how many events there were, and nothing of what they were. */
export function auditHeadEndpoint(deps: Needed): () => Promise<Response> {
  let kept: { token: string; iat: number } | undefined;
  return async () => {
    const now = epochSeconds(deps.clock.now());
    if (!kept || now >= kept.iat + MAX_AGE_SECONDS || now < kept.iat) {
      kept = { token: await signHead(deps, now), iat: now };
    }
    return new Response(kept.token, {
      headers: { 'Content-Type': AUDIT_HEAD_MEDIA_TYPE, 'Cache-Control': `public, max-age=${MAX_AGE_SECONDS}` },
    });
  };
}
