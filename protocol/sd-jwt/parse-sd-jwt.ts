import { type ParsedJws, type ParseJwsRefusal, parseJws } from '../jws/parse-jws.ts';
import { type Disclosure, type DisclosureRefusal, parseDisclosure } from './disclosure.ts';

export type SdJwtLimits = { maxLength: number; maxDisclosures: number };

/** A portrait of 100 kB fits, a fresh megabyte for each scan doesn't. */
export const SD_JWT_LIMITS: SdJwtLimits = { maxLength: 262_144, maxDisclosures: 128 };

export type ParsedSdJwt = {
  jws: ParsedJws;
  disclosures: Disclosure[];
  /** All that a key binding signs over: up to and including the last `~` (RFC 9901 §4.3.1). */
  presented: string;
  /** Compact; absent on a credential as issued. */
  keyBindingJwt?: string;
};

export type ParseSdJwtRefusal = ParseJwsRefusal | DisclosureRefusal | 'too-many-disclosures' | 'duplicate-disclosure';

/** Takes `<jwt>~<disclosure>~…~[<kb-jwt>]` apart (RFC 9901 §4). Nothing is verified yet. */
export function parseSdJwt(
  compact: string,
  limits: SdJwtLimits = SD_JWT_LIMITS,
): { ok: true; sdJwt: ParsedSdJwt } | { refused: ParseSdJwtRefusal } {
  if (compact.length > limits.maxLength) return { refused: 'too-large' };
  const parts = compact.split('~');
  const [jwt, ...encoded] = parts;
  const keyBindingJwt = encoded.pop();
  if (jwt === undefined || keyBindingJwt === undefined) return { refused: 'malformed' };
  if (encoded.length > limits.maxDisclosures) return { refused: 'too-many-disclosures' };
  if (new Set(encoded).size !== encoded.length) return { refused: 'duplicate-disclosure' };

  const parsed = parseJws(jwt, limits);
  if ('refused' in parsed) return parsed;
  const disclosures: Disclosure[] = [];
  for (const each of encoded) {
    const read = parseDisclosure(each);
    if ('refused' in read) return read;
    disclosures.push(read.disclosure);
  }
  const presented = compact.slice(0, compact.length - keyBindingJwt.length);
  const sdJwt = { jws: parsed.jws, disclosures, presented };
  return { ok: true, sdJwt: keyBindingJwt === '' ? sdJwt : { ...sdJwt, keyBindingJwt } };
}
