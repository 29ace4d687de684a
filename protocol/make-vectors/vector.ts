import type { JsonObject, JsonValue } from '../json/json-value.ts';

/** Language neutral: whoever implements the same rules can run `input` through theirs and compare. */
export type Vector = {
  /** What the vector shows, as a sentence about the implementation. */
  name: string;
  /** The abuse case, when it has a number. */
  case?: string;
  input: JsonObject;
  expected: JsonValue;
};

export type VectorFile = { about: string; context: JsonObject; vectors: Vector[] };
