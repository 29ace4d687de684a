import { type CardType, cardTypeOfVct } from '@mleg/student-card/card-type';

/** The type of card, if this wallet knows it; other documents are kept and shown without a picture of the card. */
export function cardTypeOf(issuer: string, vct: unknown, versions?: readonly number[]): { cardType?: CardType } {
  const cardType = cardTypeOfVct(issuer, vct, versions);
  return cardType === undefined ? {} : { cardType };
}
