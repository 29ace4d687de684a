import type { AgreementState } from '@mleg/issuer-contract/agreement';
import type { AskedSubject, CardFault, CardWarning } from '@mleg/issuer-contract/card-statement';
import type { IssuanceRefusal } from '@mleg/issuer-contract/issuance-request';
import type { CardSubject } from '@mleg/student-card/card-claims';
import { dateInWarsaw } from '@mleg/student-card/warsaw-time';
import type { IssuerDeps } from '../deps.ts';
import type { Institution } from '../institutions/institution-store.ts';
import { composeCard, holderClaims } from './compose-card.ts';
import { lintCard } from './lint-card.ts';
import { PORTRAIT_PIXELS_MAX } from './portrait.ts';

export type SubjectRefusal = Exclude<IssuanceRefusal, 'request-id-reused'>;

/** A card as it would be signed today. A `fault` is there only where whoever asks does not know the word for it. */
export interface JudgedCard {
  card: CardSubject;
  fault: CardFault | undefined;
  warnings: CardWarning[];
}

/** An institution may have cards issued while its agreement is in force, and in no other state. */
const WITHOUT_AGREEMENT: Readonly<Record<AgreementState, SubjectRefusal | undefined>> = {
  applied: 'agreement-pending',
  'asked-back': 'agreement-pending',
  'in-force': undefined,
  suspended: 'institution-suspended',
  refused: 'agreement-refused',
  ended: 'agreement-ended',
};

/** The card that an institution asks for, or why it may not have it. */
export async function judgeSubject(
  { clock, pictures }: Pick<IssuerDeps, 'clock' | 'pictures'>,
  institution: Institution,
  subject: AskedSubject,
): Promise<JudgedCard | { refused: SubjectRefusal }> {
  const { cardType } = subject;
  const withoutAgreement = WITHOUT_AGREEMENT[institution.state];
  if (withoutAgreement) return { refused: withoutAgreement };
  const { vouched } = institution;
  if (!vouched?.cardTypes.includes(cardType)) return { refused: 'card-type-not-agreed' };
  const whole = 'claims' in subject ? subject : undefined;
  const card = composeCard(
    vouched,
    cardType,
    holderClaims(cardType, 'claims' in subject ? subject.claims : subject.holder),
  );
  if (whole && saysAnother(whole, card, vouched.registryNumber)) return { refused: 'foreign-institution-number' };
  if (!card) return { refused: whole ? 'agreement-pending' : 'registration-incomplete' };
  const today = dateInWarsaw(clock.now());
  if (card.claims.date_of_expiry < today) return { refused: 'card-expired' };
  const linted = lintCard(vouched, card, today);
  const { warnings } = linted;
  const fault = linted.fault ?? (await portraitFault(pictures, card));
  if (fault === 'unvouched') throw new Error('A card that was composed here says what is not vouched for.');
  return fault && !whole ? { refused: fault } : { card, fault, warnings };
}

/**
 * Whether a whole card that was sent names another institution than its own. An address is passed over: it is written in
 * more than one way, and the one that is registered stands on the card anyhow.
 */
function saysAnother({ claims: told }: CardSubject, own: CardSubject | undefined, registryNumber: string): boolean {
  if (told.institution_id !== registryNumber) return true;
  if (!own) return false;
  return wordsBut(told, 'institution_address') !== wordsBut(own.claims, 'institution_address');
}

const wordsBut = (claims: object, left: string): string =>
  JSON.stringify(Object.entries(claims).filter(([name]) => name !== left));

/** Decoded once and outside of this process, while the institution listens, before anything here reads it (E4). */
async function portraitFault(
  pictures: IssuerDeps['pictures'],
  { claims: { picture } }: CardSubject,
): Promise<CardFault | undefined> {
  const jpeg = Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64');
  return (await pictures.judge(jpeg, PORTRAIT_PIXELS_MAX)) ? 'portrait-unreadable' : undefined;
}
