/** Never a claim's name: they carry the machinery of selective disclosure (RFC 9901 §4.1, §4.2.4.2). */
export const RESERVED_CLAIM_NAMES: ReadonlySet<string> = new Set(['_sd', '...', '_sd_alg', '__proto__']);

/**
 * Claims a verifier relies on before it looks at any other; never disclosed selectively, nor their parts
 * (SD-JWT VC draft-13 §3.2.2.2; `aka_vcts` from draft-18 on; RFC 9901 §9.7).
 */
export const PROTECTED_CLAIM_NAMES: ReadonlySet<string> = new Set([
  'iss',
  'nbf',
  'exp',
  'cnf',
  'vct',
  'vct#integrity',
  'status',
  'aka_vcts',
]);
