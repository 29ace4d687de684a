import { selectLastLinked } from '@mleg/platform/audit/audit-store';
import { CHAIN_START } from '@mleg/platform/audit/event-hash';
import { epochSeconds } from '@mleg/platform/clock/durations';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import type { IssuerDeps } from '../deps.ts';
import { AUDIT_HEAD_MEDIA_TYPE, AUDIT_HEAD_TYPE, type AuditHead } from './audit-head.ts';

const MAX_AGE_SECONDS = 60;

type Needed = Pick<IssuerDeps, 'database' | 'settings' | 'keys' | 'clock'>;

/** GET /audit-head: signed, the same for everybody: how many events there were, and nothing of what they were. */
export function auditHeadEndpoint(deps: Needed): () => Promise<Response> {
  let kept: { token: string; iat: number } | undefined;
  return async () => {
    const now = epochSeconds(deps.clock.now());
    if (!kept || now >= kept.iat + MAX_AGE_SECONDS || now < kept.iat) kept = { token: await sign(deps, now), iat: now };
    return new Response(kept.token, {
      headers: { 'Content-Type': AUDIT_HEAD_MEDIA_TYPE, 'Cache-Control': `public, max-age=${MAX_AGE_SECONDS}` },
    });
  };
}

async function sign({ database, settings, keys }: Needed, iat: number): Promise<string> {
  const last = await selectLastLinked(database);
  const head: AuditHead = {
    iss: settings.origin,
    iat,
    event_id: last?.eventId ?? 0,
    position: last?.position ?? 0,
    hash: (last?.hash ?? CHAIN_START).toString('base64url'),
  };
  const key = await keys.auditHead.inUse();
  const prepared = prepareJws({ typ: AUDIT_HEAD_TYPE, alg: 'ES256', kid: key.kid, x5c: [...key.x5c] }, { ...head });
  return finishJws(prepared, key.sign(prepared.signingInput));
}
