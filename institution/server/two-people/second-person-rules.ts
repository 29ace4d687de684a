import type { SecondPersonRule } from '@mleg/institution-contract/held';
import type { InstitutionSettings } from '../settings.ts';

/**
 * What is counted over a day. `leavers`: people who are put out or on leave, and so may have no card. `changes`: of number,
 * class, number and dates of the plastic card, people back from leave, rights of guardians that end, applications refused, photos rejected. `ways`: accounts for which a code on paper is handed out. `both`: people of whom one
 * person has printed both codes.
 */
export type Counted = 'cards' | 'leavers' | 'orders' | 'pesels' | 'changes' | 'erasures' | 'ways' | 'both';

export interface Amount {
  of: Counted;
  count: number;
}

/** What the rules ask about a deed; whoever means to do it says it from the database, in the deed's transaction. */
export interface DeedFacts {
  /** Whether it is about one of these people. */
  touches: (people: readonly string[]) => boolean | Promise<boolean>;
  /** How many people it brings in that were not there. */
  newPeople?: number;
  /** How many people become somebody else: by name, birth date or PESEL, or by the photo of a card on a phone. */
  identities?: number;
  /** How many people's plastic cards it says to be valid longer than was known, or at all. */
  prolonged?: number;
  /** Of how many people who are here it erases what is known, without their having asked. */
  unasked?: number;
  /** What is counted within a day: cards and codes taken away or changed, codes ordered, PESELs shown … */
  amounts?: readonly Amount[];
  /** Of how many people, whom the same person has brought in or let in, they would have both secrets. */
  bothSecrets?: number;
  /** A PESEL leaves the institution's pages. */
  takesOutPesel?: boolean;
  /** Somebody gets a right, or but one of those who could approve loses it. */
  rights?: boolean;
  /** A card is asked for on a form that only who registers it has seen. */
  onPaper?: boolean;
  /** The Ministry is asked for other terms, another key or another name of the institution. */
  agreement?: boolean;
  /** Somebody else's account is opened in another way than before. */
  wayIn?: boolean;
  /** Somebody gets a guardian whom no source of record knows. */
  newGuardian?: boolean;
  /** Somebody whose card the office has taken for loss of the right would get another one. */
  rightRestored?: boolean;
  /** Who comes looks like somebody who is here already. */
  secondIdentity?: boolean;
  /**
   * Accounts by whose hands came what it decides about: none of them is the second person, nor is whoever has ever opened
   * one of these accounts, or decides about it alone.
   */
  broughtBy?: readonly string[];
  /** The account whose request it is, where another one than who does it: two people have acted then. */
  requestedBy?: string;
}

/** What is known when the rules are asked. */
export interface Question {
  facts: DeedFacts;
  limits: InstitutionSettings['policies']['twoPeople'];
  /** How much of the same the same person has done alone within the day, by whatever path. */
  done: Readonly<Record<Counted, number>>;
  liveCards: number;
  /** How many people the institution knows. */
  people: number;
  /** How many of these may have a card by their status. */
  active: number;
  /** It is about themselves or their family. */
  own: boolean;
  /** They have let in whoever brought it. */
  host: boolean;
  /** Whoever brought it, and is nobody of the staff, uses their browser. */
  guest: boolean;
}

export const countOf = ({ amounts = [] }: Pick<DeedFacts, 'amounts'>, counted: Counted): number =>
  amounts.find(({ of }) => of === counted)?.count ?? 0;

type Rule = (question: Question) => boolean;

type Limits = Question['limits'];

/** A share of few people is nobody: so many are a day's work anywhere, unless the institution allows less. */
const FEW = 3;

/** How much one person does alone within a day, as large as the institution is today. */
export function limitsADay(
  limits: Limits,
  { people, active, liveCards }: Pick<Question, 'people' | 'active' | 'liveCards'>,
): Record<Counted, number> {
  const least = (most: number, share: number) => Math.min(most, Math.max(FEW, Math.floor(people * share)));
  return {
    cards: Math.min(limits.cardsADay, Math.floor(liveCards * limits.shareOfCards)),
    leavers: Math.min(limits.leaversADay, Math.floor(active * limits.shareOfLeavers)),
    orders: least(limits.ordersADay, limits.shareOfOrders),
    pesels: least(limits.peselsADay, limits.shareOfPesels),
    changes: least(limits.changesADay, limits.shareOfChanges),
    erasures: least(limits.erasuresADay, limits.shareOfErasures),
    ways: least(limits.waysADay, limits.shareOfWays),
    both: least(limits.bothADay, limits.shareOfBoth),
  };
}

/** Two halves are one whole. */
const tooMany = (question: Question, of: Counted): boolean => {
  const count = countOf(question.facts, of);
  return count > 0 && question.done[of] + count > limitsADay(question.limits, question)[of];
};

const more =
  (of: Counted): Rule =>
  (question) =>
    tooMany(question, of);

/** The first card of a day, and the first who leaves, is what the office does at its counter anyway. */
const moreThanOne =
  (of: Counted): Rule =>
  (question) =>
    question.done[of] + countOf(question.facts, of) > 1 && tooMany(question, of);

/** When one person is not enough. Each is a question about any deed, so that a new kind of deed is asked all of them. */
export const SECOND_PERSON_RULES: Readonly<Record<SecondPersonRule, Rule>> = {
  'new-person': ({ facts }) => (facts.newPeople ?? 0) > 0,
  identity: ({ facts }) => (facts.identities ?? 0) > 0,
  prolonged: ({ facts }) => (facts.prolonged ?? 0) > 0,
  'own-data': ({ own }) => own,
  'brought-in': ({ host }) => host,
  'many-leave': moreThanOne('leavers'),
  'many-cards': moreThanOne('cards'),
  'many-orders': more('orders'),
  'many-pesels': more('pesels'),
  'many-changes': more('changes'),
  'many-erasures': more('erasures'),
  'many-ways': more('ways'),
  'many-both': more('both'),
  'both-secrets': ({ facts }) => (facts.bothSecrets ?? 0) > 0,
  unasked: ({ facts }) => (facts.unasked ?? 0) > 0,
  export: ({ facts }) => facts.takesOutPesel === true,
  rights: ({ facts }) => facts.rights === true,
  agreement: ({ facts }) => facts.agreement === true,
  'on-paper': ({ facts }) => facts.onPaper === true,
  'way-in': ({ facts }) => facts.wayIn === true,
  'new-guardian': ({ facts }) => facts.newGuardian === true,
  'right-restored': ({ facts }) => facts.rightRestored === true,
  'second-identity': ({ facts, guest }) => facts.secondIdentity === true || guest,
};

export function rulesHit(question: Question): SecondPersonRule[] {
  const rules = Object.keys(SECOND_PERSON_RULES) as SecondPersonRule[];
  return rules.filter((rule) => SECOND_PERSON_RULES[rule](question));
}
