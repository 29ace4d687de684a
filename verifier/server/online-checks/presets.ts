import type { JsonObject } from '@mleg/protocol/json/json-value';
import { type DcqlQuery, type DcqlQueryInput, dcqlQuerySchema } from '@mleg/protocol/openid4vp/dcql-query';
import { vctOf } from '@mleg/student-card/card-type';
import { DISCOUNT_TABLE } from '@mleg/student-card/discounts/discount-table';
import { dayOfReaching, discountsOn } from '@mleg/student-card/discounts/discounts-on';
import type { OnlineAnswer, Preset } from '@mleg/verifier-contract/online-check';

/** A card that was found good, and what it has disclosed. */
export interface ShownCard {
  cardType: 'student-card' | 'pupil-card';
  claims: JsonObject;
}

type CardName = ShownCard['cardType'];

/**
 * What each preset asks for: never more than its answer needs. The type of a valid card says by itself that somebody is a
 * student, so nothing is disclosed for that; ages are not on the card, so the birth date is, and goes no further than here.
 */
const ASKS: Readonly<Record<Preset, { cards: readonly CardName[]; claims: readonly string[] }>> = {
  student: { cards: ['student-card'], claims: [] },
  'pupil-under-18': { cards: ['pupil-card'], claims: ['birthdate'] },
  institution: { cards: ['student-card', 'pupil-card'], claims: ['institution_id', 'institution_name'] },
  discount: { cards: ['student-card', 'pupil-card'], claims: ['birthdate'] },
};

/** The preset as a query; one card answers it, whichever of those asked for the holder has. */
export function queryOfPreset(preset: Preset, trustedIssuers: readonly string[]): DcqlQuery {
  const { cards, claims } = ASKS[preset];
  const query: DcqlQueryInput = {
    credentials: cards.map((card) => ({
      id: card,
      format: 'dc+sd-jwt',
      meta: { vct_values: trustedIssuers.map((issuer) => vctOf(issuer, card)) },
      ...(claims.length === 0 ? {} : { claims: claims.map((name) => ({ path: [name] })) }),
    })),
    ...(cards.length === 1 ? {} : { credential_sets: [{ options: cards.map((card) => [card]) }] }),
  };
  return dcqlQuerySchema.parse(query);
}

/** @param today `YYYY-MM-DD`, in Poland */
export function answerOfPreset(preset: Preset, { cardType, claims }: ShownCard, today: string): OnlineAnswer {
  const text = (name: string) => String(claims[name] ?? '');
  switch (preset) {
    case 'student':
      return { to: preset, holds: true };
    case 'pupil-under-18':
      return { to: preset, holds: today < dayOfReaching(text('birthdate'), 18) };
    case 'institution':
      return { to: preset, cardType, institution: { id: text('institution_id'), name: text('institution_name') } };
    case 'discount':
      return { to: preset, cardType, discounts: discountsToday({ cardType, claims }, today) };
  }
}

function discountsToday({ cardType, claims }: ShownCard, today: string) {
  const card = { cardType, birthdate: String(claims['birthdate'] ?? '') };
  const result = discountsOn(DISCOUNT_TABLE, card, today);
  return result.held ? result.discounts.map(({ ticket, percent }) => ({ ticket, percent })) : [];
}
