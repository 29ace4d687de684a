/**
 * What changed between two bit arrays of a status list. A day's changes are few, so that nearly all of it is zeros and
 * compresses to almost nothing; the same step leads there and back.
 * @returns as long as the longer one
 */
export function listDelta(older: Uint8Array, newer: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = Math.max(older.length, newer.length);
  const delta = new Uint8Array(length);
  for (let at = 0; at < length; at++) delta[at] = (older[at] ?? 0) ^ (newer[at] ?? 0);
  return delta;
}

/** @param length of the list that is to come out */
export function applyListDelta(older: Uint8Array, delta: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  return listDelta(older, delta).slice(0, length);
}
