import type { CardStatement } from '@mleg/issuer-contract/card-statement';
import type { VouchedFacts } from '@mleg/issuer-contract/institution';
import {
  type CardSubject,
  pupilCardClaimsSchema,
  pupilHolderSchema,
  studentCardClaimsSchema,
  studentHolderSchema,
} from '@mleg/student-card/card-claims';
import type { CardType } from '@mleg/student-card/card-type';

export type HolderClaims = CardStatement['holder'];

const STATED = {
  'student-card': Object.keys(studentHolderSchema.shape),
  'pupil-card': Object.keys(pupilHolderSchema.shape),
} as const;

/** The holder's own claims among whatever else there is: the rest is never taken from whoever states it. */
export function holderClaims(cardType: CardType, claims: object): HolderClaims {
  const stated = Object.entries(claims).filter(([name]) => STATED[cardType].includes(name));
  return Object.fromEntries(stated) as HolderClaims;
}

/**
 * A whole card: of the holder what was stated, of the institution what the issuer vouches for (V82). Undefined where the
 * registration lacks what such a card has to say.
 */
export function composeCard(
  vouched: VouchedFacts | undefined,
  cardType: CardType,
  holder: HolderClaims,
): CardSubject | undefined {
  const institution = vouched && institutionClaims(vouched, cardType);
  if (!institution) return undefined;
  const claims = { ...holder, ...institution };
  // In the order of the schema, whoever has stated it in which.
  const shape = cardType === 'student-card' ? studentCardClaimsSchema.shape : pupilCardClaimsSchema.shape;
  const ordered = Object.keys(shape).flatMap((name) => (name in claims ? [[name, claims[name as never]]] : []));
  return { cardType, claims: Object.fromEntries(ordered) };
}

/** The institution that a card is of answers for it: it is the authority. All our institutions are under Polish law. */
function institutionClaims({ name, registryNumber, address, domain }: VouchedFacts, cardType: CardType) {
  const common = {
    institution_name: name,
    institution_id: registryNumber,
    issuing_authority: name,
    issuing_country: 'PL',
  };
  if (cardType === 'pupil-card') return address === undefined ? undefined : { ...common, institution_address: address };
  if (domain === undefined) return undefined;
  const eduPersonScopedAffiliation = [`student@${domain}`, `member@${domain}`];
  return { ...common, schacHomeOrganization: domain, eduPersonScopedAffiliation };
}
