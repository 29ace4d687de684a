export { texts as en } from './en/texts.ts';
export { texts as pl } from './pl/texts.ts';
