import { pl } from '../texts/languages.ts';

export type ClaimName = keyof (typeof pl)['claim'];

/** Claims that only some cards have. */
export const OPTIONAL_CLAIMS: ReadonlySet<string> = new Set(['personal_administrative_number']);

/** In the order in which a card shows them. */
export const claimNames = Object.keys(pl.claim) as readonly ClaimName[];
