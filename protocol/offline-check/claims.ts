/** Keys of CWT claims (RFC 8392 §4; RFC 8747 §3.1 for `cnf`; RFC 9200 §8.13 for `cnonce`; Token Status List §6.3). */
export const CLAIM = { aud: 3, exp: 4, iat: 6, cnf: 8, cnonce: 39, status: 65535, card: -65537 } as const;
/** The member of `cnf` that holds a COSE_Key (RFC 8747 §3.2). */
export const CNF_COSE_KEY = 1;
