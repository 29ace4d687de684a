import { mixColours, readableOn } from './contrast.ts';

export interface CardColours {
  readonly band: string;
  readonly onBand: string;
  readonly paper: string;
  readonly ink: string;
  readonly inkMuted: string;
  readonly line: string;
  readonly lineSoft: string;
}

const invalidColour = '#6b6e76';

/**
 * All colours of a card from the one an institution brings; text is moved until it is readable (4.5:1).
 * A card that is not valid loses its colour altogether.
 */
export function cardColours(institutionColour: string, valid = true): CardColours {
  const colour = valid ? institutionColour : invalidColour;
  const band = readableOn('#ffffff', mixColours(colour, '#000000', 0.08), 7);
  const paper = mixColours(colour, '#fffdf8', 0.93);
  return {
    band,
    onBand: '#ffffff',
    paper,
    ink: readableOn(paper, mixColours(colour, '#14151a', 0.88), 10),
    inkMuted: readableOn(paper, mixColours(colour, '#14151a', 0.5), 6),
    line: mixColours(colour, paper, 0.35),
    lineSoft: mixColours(colour, paper, 0.55),
  };
}
