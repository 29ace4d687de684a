import {
  type CardType,
  COPY_KINDS,
  type CopyKind,
  cardTypeSchema,
  configurationIdOf,
} from '@mleg/student-card/card-type';

export interface Wanted {
  cardType: CardType;
  kind: CopyKind;
}

/** What each configuration's name asks for. */
export const CONFIGURATIONS: ReadonlyMap<string, Wanted> = new Map(
  cardTypeSchema.options.flatMap((cardType) =>
    COPY_KINDS.map((kind) => [configurationIdOf(cardType, kind), { cardType, kind }] as const),
  ),
);
