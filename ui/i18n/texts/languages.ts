export { texts as en } from './en/texts.ts';
export { texts as pl } from './pl/texts.ts';
export { texts as uk } from './uk/texts.ts';
