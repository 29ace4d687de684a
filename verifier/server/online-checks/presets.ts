import type { JsonObject, JsonValue } from '@mleg/protocol/json/json-value';
import { type DcqlQuery, type DcqlQueryInput, dcqlQuerySchema } from '@mleg/protocol/openid4vp/dcql-query';
import { type CardType, cardTypeSchema, vctsOf } from '@mleg/student-card/card-type';
import { DISCOUNT_TABLE } from '@mleg/student-card/discounts/discount-table';
import { dayOfReaching, discountsOn } from '@mleg/student-card/discounts/discounts-on';
import { isCalendarDate } from '@mleg/student-card/pesel';
import type { OnlineAnswer, Preset } from '@mleg/verifier-contract/online-check';

/** A card that was found good, and what it has disclosed. */
export interface ShownCard {
  cardType: CardType;
  claims: JsonObject;
  /** By the issuer's trust list. */
  institution?: { id: string; name: string };
}

/**
 * What each preset asks for: never more than its answer needs. The type of a valid card says by itself that somebody is a
 * student, so nothing is disclosed for that; ages are not on the card, so the birth date is, and goes no further than here.
 */
const ASKS: Readonly<Record<Preset, { cards: readonly CardType[]; claims: readonly string[] }>> = {
  student: { cards: ['student-card'], claims: [] },
  'pupil-under-18': { cards: ['pupil-card'], claims: ['birthdate'] },
  institution: { cards: cardTypeSchema.options, claims: ['institution_id', 'institution_name'] },
  discount: { cards: cardTypeSchema.options, claims: ['birthdate'] },
};

/** The preset as a query; one card answers it, whichever of those asked for the holder has. */
export function queryOfPreset(preset: Preset, trustedIssuers: readonly string[]): DcqlQuery {
  const { cards, claims } = ASKS[preset];
  const query: DcqlQueryInput = {
    credentials: cards.map((card) => ({
      id: card,
      format: 'dc+sd-jwt',
      meta: { vct_values: trustedIssuers.flatMap((issuer) => vctsOf(issuer, card)) },
      ...(claims.length === 0 ? {} : { claims: claims.map((name) => ({ path: [name] })) }),
    })),
    ...(cards.length === 1 ? {} : { credential_sets: [{ options: cards.map((card) => [card]) }] }),
  };
  return dcqlQuerySchema.parse(query);
}

/** @param today `YYYY-MM-DD`, in Poland */
export function answerOfPreset(preset: Preset, card: ShownCard, today: string): OnlineAnswer {
  const { cardType, institution } = card;
  if (preset === 'student') return { to: preset, holds: true };
  if (preset === 'pupil-under-18') return { to: preset, holds: isUnder(18, birthdateOf(card), today) };
  if (preset === 'discount') return { to: preset, cardType, discounts: discountsToday(card, today) };
  if (!institution) throw new Error('A card that has told its institution is good without one.');
  return { to: preset, cardType, institution };
}

const isUnder = (age: number, birthdate: string | undefined, today: string): boolean =>
  birthdate !== undefined && today < dayOfReaching(birthdate, age);

function discountsToday(card: ShownCard, today: string) {
  const birthdate = birthdateOf(card);
  if (birthdate === undefined) return [];
  const result = discountsOn(DISCOUNT_TABLE, { cardType: card.cardType, birthdate }, today);
  return result.held ? result.discounts.map(({ ticket, percent }) => ({ ticket, percent })) : [];
}

function birthdateOf({ claims }: ShownCard): string | undefined {
  const birthdate = textOf(claims['birthdate']);
  return isCalendarDate(birthdate) ? birthdate : undefined;
}

const textOf = (claim: JsonValue | undefined): string => (typeof claim === 'string' ? claim : '');
