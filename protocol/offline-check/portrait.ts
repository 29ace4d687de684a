/** A portrait this small needs at most eight frames at the length we send: less than two seconds. */
export const MAX_PORTRAIT_BYTES = 3_072;

export type PortraitType = 'image/avif' | 'image/webp';

/** By its first bytes (AVIF §6.3, RFC 9649 §2.4): the inspector's browser is told nothing else, and never asked to guess. */
export function portraitType(bytes: Uint8Array): PortraitType | undefined {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (text(4, 12) === 'ftypavif') return 'image/avif';
  return text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP' ? 'image/webp' : undefined;
}
