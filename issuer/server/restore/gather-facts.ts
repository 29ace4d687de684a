import type { JournalRecord } from '@mleg/platform/journal/journal-record';
import { newestMarked } from '@mleg/platform/journal/mark';
import { gatherSigning, type SigningFacts } from '../journal/gather-signing.ts';
import { type AgreementStanding, decodeFact, type InstitutionKey, type UsedCode } from '../journal/issuer-fact.ts';

/** All that records of the journal say together. */
export interface GatheredFacts extends SigningFacts {
  /** Offers whose codes open nothing. */
  spent: ReadonlySet<string>;
  /** Of these, by the offer's id, those that may have given a card. */
  used: ReadonlyMap<string, UsedCode>;
  /** Of each list, what is INVALID. */
  revoked: ReadonlyMap<number, ReadonlySet<number>>;
  /** Of each list, below which counter places were given. */
  given: ReadonlyMap<number, number>;
  /** Of each list, the highest number it was published under. */
  versions: ReadonlyMap<number, number>;
  /** Of each list and place, what the highest number of the list says that names it. */
  suspensions: ReadonlyMap<number, ReadonlyMap<number, { version: number; isSuspended: boolean }>>;
  /** Of each institution, the highest version of its agreement that says how it stands. */
  agreements: ReadonlyMap<string, AgreementStanding>;
  /** The same, of the key that signs for it. */
  signingKeys: ReadonlyMap<string, InstitutionKey>;
  /** Who is of the desk no more. */
  staffLeft: ReadonlySet<string>;
  /** Digests of invitations and sessions of the desk that let nobody in. */
  deskWaysEnded: ReadonlySet<string>;
  /** The newest event of the audit that was seen. */
  newestEventId: number;
}

export function gatherFacts(records: readonly JournalRecord[]): GatheredFacts {
  const spent = new Set<string>();
  const used = new Map<string, UsedCode>();
  const revoked = new Map<number, Set<number>>();
  const given = new Map<number, number>();
  const versions = new Map<number, number>();
  const suspensions = new Map<number, Map<number, { version: number; isSuspended: boolean }>>();
  const agreements = new Map<string, AgreementStanding>();
  const signingKeys = new Map<string, InstitutionKey>();
  const staffLeft = new Set<string>();
  const deskWaysEnded = new Set<string>();
  for (const record of records) {
    const fact = decodeFact(record);
    if (fact?.fact === 'agreement-stands') keepHigher(agreements, fact);
    if (fact?.fact === 'signing-key') keepHigher(signingKeys, fact);
    if (fact?.fact === 'staff-left') staffLeft.add(fact.staffId);
    if (fact?.fact === 'desk-way-ended') deskWaysEnded.add(fact.digest);
    if (fact?.fact === 'code-used') {
      spent.add(fact.offerId);
      used.set(fact.offerId, fact);
    }
    if (fact?.fact === 'codes-spent') for (const offerId of fact.offerIds) spent.add(offerId);
    if (fact?.fact === 'places-revoked') {
      const ofList = revoked.get(fact.listId) ?? new Set();
      for (const index of fact.indexes) ofList.add(index);
      revoked.set(fact.listId, ofList);
    }
    if (fact?.fact === 'places-suspended' || fact?.fact === 'places-resumed') {
      const ofList = suspensions.get(fact.listId) ?? new Map();
      for (const index of fact.indexes) {
        if ((ofList.get(index)?.version ?? 0) > fact.version) continue;
        ofList.set(index, { version: fact.version, isSuspended: fact.fact === 'places-suspended' });
      }
      suspensions.set(fact.listId, ofList);
    }
    if (fact?.fact === 'places-given') raise(given, fact.listId, fact.below);
    if (fact?.fact === 'list-published') raise(versions, fact.listId, fact.version);
  }
  const others = { agreements, signingKeys, staffLeft, deskWaysEnded, ...gatherSigning(records) };
  return { spent, used, revoked, given, versions, suspensions, ...others, newestEventId: newestMarked(records) };
}

function keepHigher<Said extends { institutionId: string; version: number }>(
  known: Map<string, Said>,
  said: Said,
): void {
  if ((known.get(said.institutionId)?.version ?? 0) < said.version) known.set(said.institutionId, said);
}

function raise(highest: Map<number, number>, listId: number, value: number): void {
  highest.set(listId, Math.max(value, highest.get(listId) ?? 0));
}
