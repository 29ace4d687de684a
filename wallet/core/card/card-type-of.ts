import { type CardType, cardTypeSchema, vctOf } from '@mleg/student-card/card-type';

/** Which of the cards this wallet knows an issuer's type is; other documents are kept and shown without a face. */
export function cardTypeOf(issuer: string, vct: unknown): { cardType?: CardType } {
  const cardType = cardTypeSchema.options.find((type) => vctOf(issuer, type) === vct);
  return cardType === undefined ? {} : { cardType };
}
