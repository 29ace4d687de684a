import { AUTHORITY_KEY } from './authorities.ts';
import { TURNS } from './key-uses.ts';

/** Whether anything is signed by keys of a use; journals know such as had keys of their own once. */
export const isInService = (use: string): boolean =>
  use === AUTHORITY_KEY || Object.values(TURNS).some((turns) => turns.use === use);
