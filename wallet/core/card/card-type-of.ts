import { type CardType, cardTypeOfVct } from '@mleg/student-card/card-type';

/** Which of the cards this wallet knows an issuer's type is; other documents are kept and shown without a face. */
export function cardTypeOf(issuer: string, vct: unknown, versions?: readonly number[]): { cardType?: CardType } {
  const cardType = cardTypeOfVct(issuer, vct, versions);
  return cardType === undefined ? {} : { cardType };
}
