/** Status values (Token Status List §7.1). INVALID is final; SUSPENDED may return to VALID. */
export const STATUS = { valid: 0x00, invalid: 0x01, suspended: 0x02 } as const;

export type BitsPerStatus = 1 | 2 | 4 | 8;

/** Statuses packed from the least significant bit of each byte on (Token Status List §4.1). */
export type StatusBits = { readonly bits: BitsPerStatus; readonly bytes: Uint8Array<ArrayBuffer> };

export const isBitsPerStatus = (value: unknown): value is BitsPerStatus =>
  value === 1 || value === 2 || value === 4 || value === 8;

/** All VALID. `size` is rounded up to whole bytes. */
export const createStatusBits = (bits: BitsPerStatus, size: number): StatusBits => ({
  bits,
  bytes: new Uint8Array(Math.ceil((size * bits) / 8)),
});

export const statusCapacity = ({ bits, bytes }: StatusBits): number => (bytes.length * 8) / bits;

/** `undefined` when the list has no such index: the token that names it must be refused (Token Status List §8.3). */
export function getStatus(list: StatusBits, index: number): number | undefined {
  if (!Number.isSafeInteger(index) || index < 0) return undefined;
  const byte = list.bytes[Math.floor((index * list.bits) / 8)];
  if (byte === undefined) return undefined;
  return (byte >> ((index * list.bits) % 8)) & mask(list.bits);
}

/** In place. Throws a RangeError for an index or a value the list has no room for. */
export function setStatus(list: StatusBits, index: number, status: number): void {
  if (getStatus(list, index) === undefined) throw new RangeError('no such index in this status list');
  if (!Number.isInteger(status) || status < 0 || status > mask(list.bits))
    throw new RangeError('a status that does not fit the bits of this list');
  const at = Math.floor((index * list.bits) / 8);
  const shift = (index * list.bits) % 8;
  list.bytes[at] = ((list.bytes[at] ?? 0) & ~(mask(list.bits) << shift)) | (status << shift);
}

const mask = (bits: BitsPerStatus): number => 2 ** bits - 1;
