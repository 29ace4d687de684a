import type { Resemblance } from '@mleg/issuer-contract/desk';
import type { InstitutionFacts, PublicJwk } from '@mleg/issuer-contract/institution';
import type { Kysely, Transaction } from 'kysely';
import type { DeskWordTable, IssuerDatabase } from '../database/schema.ts';
import type { Agreement } from './agreement-store.ts';
import { type Said, selectResembled } from './resemblance-store.ts';

/** What may take two people. */
export type WeighedDecision = DeskWordTable['decision'];

export interface WhyTwo {
  /** Its agreement has been ended or suspended: whoever took it out of force had a reason. */
  comesBack: boolean;
  resembles: Resemblance[];
}

/**
 * Why a decision takes two people of the desk, whichever way an institution would come into force or get another name: it
 * comes back after the desk has stopped it, or it could be taken for somebody else.
 */
export async function whyTwo(
  within: Kysely<IssuerDatabase> | Transaction<IssuerDatabase>,
  agreement: Agreement,
  decision: WeighedDecision,
): Promise<WhyTwo | undefined> {
  if (decision === 'resume') return { comesBack: true, resembles: [] };
  const comesBack = decision === 'approve' && agreement.wasInForce;
  const said = decision === 'approve' ? saidByApplication(agreement) : saidByChange(agreement);
  const resembles = await selectResembled(within, agreement.institution.institutionId, said);
  return comesBack || resembles.length > 0 ? { comesBack, resembles } : undefined;
}

function saidByApplication({ institution, parties }: Agreement): Said[] {
  const { kind, registryNumber, signingKey, encryptionKey } = institution;
  return [
    ...wordsOf({ ...institution, address: addressOf(institution.address, parties) }),
    { what: 'registry-number', words: `${kind} ${registryNumber}` },
    ...keysOf(signingKey, encryptionKey),
  ];
}

/** Only what would be another: what holds was decided about. */
function saidByChange({ institution: { vouched }, parties, askedChange }: Agreement): Said[] {
  const facts = askedChange?.facts;
  const before = vouched ? wordsOf(vouched) : [];
  const after = facts ? wordsOf({ ...facts, address: addressOf(facts.address, parties) }) : [];
  const others = after.filter(({ what, words }) => !before.some((one) => one.what === what && one.words === words));
  return [...others, ...(askedChange?.signingKey ? keysOf(askedChange.signingKey) : [])];
}

function wordsOf({ name, shortName, address, domain }: InstitutionFacts): Said[] {
  const said = [
    { what: 'name', words: name },
    { what: 'name', words: shortName },
    { what: 'address', words: address },
    { what: 'domain', words: domain },
  ] as const;
  return said.flatMap(({ what, words }) => (words === undefined ? [] : [{ what, words }]));
}

const keysOf = (...keys: readonly PublicJwk[]): Said[] => keys.map(({ x, y }) => ({ what: 'key', words: x + y }));

/** As `vouch` has it: what a card would show. */
function addressOf(registered: string | undefined, parties: Agreement['parties']): string | undefined {
  if (registered !== undefined || !parties) return registered;
  const { street, postalCode, city } = parties.address;
  return `${street}, ${postalCode} ${city}`;
}
