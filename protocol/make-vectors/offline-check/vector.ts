import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import type { Vector } from '../vector.ts';
import { type Parts, shownText } from './shown.ts';

/** What else the inspector's phone knows: the name of a pack, the moment, the question it asked. */
export type Situation = {
  number?: string;
  pack?: string | null;
  now?: number;
  doubt?: string;
  question?: JsonObject;
  wasShown?: boolean;
};

/** A vector of a text as scanned. The pack is the fresh one, and all else is left out, where nothing is said. */
export function textVector(name: string, text: string, expected: JsonValue, situation: Situation = {}): Vector {
  const { number, ...others } = situation;
  const abuseCase = number === undefined ? {} : { case: number };
  return { name, ...abuseCase, input: { text, pack: 'fresh', ...others }, expected };
}

export const vector = async (name: string, expected: JsonValue, parts: Parts = {}, situation: Situation = {}) =>
  textVector(name, await shownText(parts), expected, situation);

export const red = (name: string, reason: string, parts: Parts = {}, situation: Situation = {}) =>
  vector(name, { verdict: 'red', reason }, parts, situation);
