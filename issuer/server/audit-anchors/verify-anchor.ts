import { type StampRefusal, verifyStamp } from '@mleg/platform/time-stamps/verify-stamp';
import { decodeHead, type KeptHead } from '../audit-head/audit-head.ts';
import type { Anchor } from '../journal/anchor-files.ts';

/** What a kept head says of the chain, and what its time-stamp is worth. */
export interface VerifiedAnchor {
  head: KeptHead;
  /** When the head was there at the latest; missing where it has no time-stamp, or one that is worth nothing. */
  stampedAt?: Date;
  /** `not-stamped`: there is none. `unchecked`: nothing was given to hold it against. */
  amiss?: StampRefusal | 'not-stamped' | 'unchecked';
}

/** Undefined where it is no head. `certificates`: of those who certify the authority's key, PEM. */
export async function verifyAnchor(
  { head: token, stamp }: Pick<Anchor, 'head' | 'stamp'>,
  certificates: string | undefined,
): Promise<VerifiedAnchor | undefined> {
  const head = decodeHead(token);
  if (!head) return undefined;
  if (!stamp) return { head, amiss: 'not-stamped' };
  if (certificates === undefined) return { head, amiss: 'unchecked' };
  const verified = await verifyStamp(stamp, { content: Buffer.from(token), certificates });
  return 'refused' in verified ? { head, amiss: verified.refused } : { head, stampedAt: verified.at };
}
