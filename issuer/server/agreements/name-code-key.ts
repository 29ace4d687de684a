import type { AgreementRefusal, AgreementSaying, CodeKeys } from '@mleg/issuer-contract/agreement';
import type { PublicJwk } from '@mleg/issuer-contract/institution';
import { recordAudit } from '@mleg/platform/audit/record-audit';
import { later } from '@mleg/platform/clock/durations';
import { HOLDING_STATES } from '../database/agreement-life.ts';
import type { IssuerDeps } from '../deps.ts';
import { CODE_KEY_PROOF_LIFETIME } from '../durations.ts';
import { codeKeyAt } from '../institutions/code-key.ts';
import { setNextCodeKey } from '../institutions/code-key-store.ts';
import type { Institution } from '../institutions/institution-store.ts';
import { sealTo } from '../institutions/seal-to.ts';
import { isUsableKey } from '../keys/issuer-keys.ts';
import { makeTicket, readTicket } from '../keys/ticket.ts';

type Needed = Pick<IssuerDeps, 'database' | 'clock' | 'keys' | 'institutions'>;

/**
 * What codes of an institution are sealed to, now and next, and what names a successor: a ticket sealed to the key in use.
 * Whoever has stolen the key that signs for the institution cannot open it, and so cannot have codes sealed to a key of
 * theirs.
 */
export function readCodeKeys(
  { clock, keys }: Pick<IssuerDeps, 'clock' | 'keys'>,
  institution: Institution,
): CodeKeys | undefined {
  if (!HOLDING_STATES.includes(institution.state)) return undefined;
  const now = clock.now();
  const inUse = codeKeyAt(institution, now);
  const { nextCodeKey } = institution;
  const subject = Buffer.from(subjectOf(institution.institutionId, inUse));
  const ticket = makeTicket(keys.tickets, 'code-key', subject, later(now, CODE_KEY_PROOF_LIFETIME));
  return {
    inUse: inUse.kid,
    ...(nextCodeKey && nextCodeKey.from > now
      ? { next: { kid: nextCodeKey.key.kid, from: nextCodeKey.from.toISOString() } }
      : {}),
    sealedProof: sealTo(inUse)({ proof: ticket }),
  };
}

/** Takes the key that codes are sealed to from a moment on; nobody of the desk has to look, as the key before vouches. */
export async function nameCodeKey(
  { database, clock, keys, institutions }: Needed,
  { key, from, proof }: Extract<AgreementSaying, { kind: 'code-key' }>,
  institution: Institution,
): Promise<AgreementRefusal | undefined> {
  const { institutionId, state } = institution;
  const now = clock.now();
  const inUse = codeKeyAt(institution, now);
  if (!HOLDING_STATES.includes(state)) return 'not-in-force';
  if (!isUsableKey(key)) return 'unusable-key';
  const ticket = readTicket(keys.tickets, 'code-key', proof, now);
  if ('refused' in ticket || ticket.subject.toString() !== subjectOf(institutionId, inUse)) return 'wrong-proof';
  if (key.x === inUse.x) return 'nothing-to-change';
  const named = await database.transaction().execute(async (transaction) => {
    const stored = await setNextCodeKey(transaction, institutionId, { inUse, key, from: new Date(from), now });
    if (!stored) return false;
    const detail = { fingerprint: key.kid, from };
    const event = { at: now, event: 'agreement.code-key-named', institutionId, actor: 'institution', detail } as const;
    await recordAudit(transaction, event);
    return true;
  });
  institutions.forget(institutionId);
  return named ? undefined : 'not-in-force';
}

const subjectOf = (institutionId: string, { x }: PublicJwk): string => `${x} ${institutionId}`;
