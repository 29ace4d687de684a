import { getStatus, STATUS, type StatusBits } from './status-bits.ts';

/** `unknown` is a value the registry leaves to applications: nobody here may call it valid. */
export type StatusName = keyof typeof STATUS | 'unknown';

export function lookUpStatus(
  list: StatusBits,
  idx: number,
): { ok: true; status: StatusName } | { refused: 'index-out-of-range' } {
  const value = getStatus(list, idx);
  if (value === undefined) return { refused: 'index-out-of-range' };
  if (value === STATUS.valid) return { ok: true, status: 'valid' };
  if (value === STATUS.invalid) return { ok: true, status: 'invalid' };
  return { ok: true, status: value === STATUS.suspended ? 'suspended' : 'unknown' };
}
