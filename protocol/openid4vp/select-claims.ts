import { isJsonObject, type JsonValue } from '../json/json-value.ts';
import type { ClaimsPath } from './dcql-query.ts';

/** What a claims path pointer leads to (OpenID4VP 1.0 §7.1); `undefined` where it leads nowhere. */
export function selectClaims(path: ClaimsPath, claims: JsonValue): JsonValue[] | undefined {
  let selected: JsonValue[] = [claims];
  for (const part of path) {
    const next = step(part, selected);
    if (next === undefined || next.length === 0) return undefined;
    selected = next;
  }
  return selected;
}

function step(part: ClaimsPath[number], selected: readonly JsonValue[]): JsonValue[] | undefined {
  if (typeof part === 'string') {
    if (!selected.every(isJsonObject)) return undefined;
    return selected.flatMap((object) => {
      const value = Object.hasOwn(object, part) ? object[part] : undefined;
      return value === undefined ? [] : [value];
    });
  }
  if (!selected.every((value) => Array.isArray(value))) return undefined;
  if (part === null) return selected.flat();
  return selected.flatMap((array) => array.slice(part, part + 1));
}
