import type { Resemblance } from '@mleg/issuer-contract/desk';
import type { InstitutionFacts, PublicJwk } from '@mleg/issuer-contract/institution';
import type { Kysely, Transaction } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import type { Agreement } from './agreement-store.ts';
import type { WeighedDecision } from './desk-word-store.ts';
import { type Said, selectResembled } from './resemblance-store.ts';

/** What makes it doubtful who somebody is; with nothing of it a decision may take two people all the same. */
export interface WhyTwo {
  /** Its agreement has been ended or suspended: whoever took it out of force had a reason. */
  comesBack: boolean;
  /** Somebody applied under its id before, with another key, and was refused. */
  anotherKey: boolean;
  resembles: Resemblance[];
}

/**
 * Whatever puts an institution in force, or changes what is vouched for, takes two people of the desk, whichever way it
 * comes; this says what they look at twice. Numbers alone take one: nobody is taken for somebody else by them.
 */
export async function whyTwo(
  within: Kysely<IssuerDatabase> | Transaction<IssuerDatabase>,
  agreement: Agreement,
  decision: WeighedDecision,
): Promise<WhyTwo | undefined> {
  if (decision === 'resume') return { comesBack: true, anotherKey: false, resembles: [] };
  const isApproval = decision === 'approve';
  if (!isApproval && !changesWhatIsVouched(agreement)) return undefined;
  const said = isApproval ? saidByApplication(agreement) : saidByChange(agreement);
  const resembles = await selectResembled(within, agreement.institution.institutionId, said);
  return {
    comesBack: isApproval && agreement.wasInForce,
    anotherKey: isApproval && agreement.hadAnotherKey,
    resembles,
  };
}

const FACTS = ['name', 'shortName', 'address', 'domain'] as const;

function changesWhatIsVouched({ institution: { vouched }, parties, askedChange }: Agreement): boolean {
  if (askedChange?.signingKey) return true;
  if (!askedChange?.facts) return false;
  const after = { ...askedChange.facts, address: addressOf(askedChange.facts.address, parties) };
  return FACTS.some((fact) => after[fact] !== vouched?.[fact]);
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
