import type { RegisterColumns } from '../register/register-columns.ts';

/** Letters that Unicode does not decompose into a letter and a mark. */
const UNDECOMPOSED: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/** As people type who leave out capitals and diacritics: `Łukasz Żółć` → `lukasz zolc`. */
export function foldText(text: string): string {
  const folded = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđßæœı]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
  return folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** By what somebody is found: names, numbers and the class or programme. */
export function searchTextOf(columns: RegisterColumns): string {
  const { family_name, given_name, album_number, physical_card_number, studies } = columns;
  return foldText(`${family_name} ${given_name} ${album_number} ${physical_card_number ?? ''} ${studies}`);
}

/** The words of a query; somebody is found who has them all, whole or as parts, in any order. */
export function searchWords(query: string): string[] {
  return foldText(query).split(' ').filter(Boolean).slice(0, 6);
}

type Named = Pick<RegisterColumns, 'family_name' | 'given_name'>;

export const isSameName = (one: Named, other: Named): boolean =>
  foldText(one.family_name) === foldText(other.family_name) && foldText(one.given_name) === foldText(other.given_name);
