import type { Way } from './ways-to-answer.ts';

/** The Polish personal number, as cards name it: never shown without being asked for by this name. */
export const PESEL = 'personal_administrative_number';

export const asksForPesel = (way: Way): boolean => way.some(({ paths }) => paths.some(([name]) => name === PESEL));
