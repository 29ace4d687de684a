import { createCipheriv, createHmac } from 'node:crypto';

/** Places in one list: the herd in which a card hides (Token Status List §12.2 asks for large ones). */
export const LIST_BITS = 17;
export const LIST_SIZE = 2 ** LIST_BITS;

const ROUNDS = 8;
const LEFT_BITS = 9;
const RIGHT_BITS = 8;
const TABLE = 2 ** LEFT_BITS;

/**
 * A permutation of 0 … 2^17 − 1 that nobody without the key can predict: the n-th card of a list gets place `order(n)`.
 * So places are unique by construction, need no search for a free one, and tell nothing about the order of issuing.
 * A Feistel network on 9 + 8 bits; its round functions are tables from an AES-CTR key stream.
 */
export function indexPermutation(key: Uint8Array, listId: number): (counter: number) => number {
  const listKey = createHmac('sha256', key).update(`status-list\0${listId}`).digest();
  const stream = createCipheriv('aes-256-ctr', listKey, Buffer.alloc(16)).update(Buffer.alloc(ROUNDS * TABLE * 2));
  const tables = new Uint16Array(stream.buffer.slice(stream.byteOffset, stream.byteOffset + stream.length));
  return (counter) => {
    if (!Number.isInteger(counter) || counter < 0 || counter >= LIST_SIZE) throw new RangeError('outside the list');
    let left = counter >> RIGHT_BITS;
    let right = counter & (2 ** RIGHT_BITS - 1);
    for (let round = 0; round < ROUNDS; round += 2) {
      left ^= (tables[round * TABLE + right] ?? 0) & (2 ** LEFT_BITS - 1);
      right ^= (tables[(round + 1) * TABLE + left] ?? 0) & (2 ** RIGHT_BITS - 1);
    }
    return (left << RIGHT_BITS) | right;
  };
}
