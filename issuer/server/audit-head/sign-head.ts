import { selectLastLinked } from '@mleg/platform/audit/audit-store';
import { CHAIN_START } from '@mleg/platform/audit/event-hash';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import type { IssuerDeps } from '../deps.ts';
import { AUDIT_HEAD_TYPE, type AuditHead } from './audit-head.ts';

/** Where the chain ends now. */
export async function signHead(
  { database, settings, keys }: Pick<IssuerDeps, 'database' | 'settings' | 'keys'>,
  iat: number,
): Promise<string> {
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
