/**
 * What a certified key may sign, as the extended key usage of its certificate says it (RFC 5280 §4.2.1.12). Under an
 * arc that was made from a UUID and needs no registration (ITU-T X.667): Token Status List has yet to be given a number
 * for its own purpose, and for the others there is no standard.
 */
const ARC = '2.25.147697689628979581609581393468002637487';

export const KEY_PURPOSES = {
  card: `${ARC}.1`,
  'status-list': `${ARC}.2`,
  'trust-list': `${ARC}.3`,
  'audit-head': `${ARC}.4`,
} as const;
export type KeyPurpose = keyof typeof KEY_PURPOSES;

/** Of which purposes a key may be that signs this. */
const SERVES: Readonly<Record<KeyPurpose, readonly KeyPurpose[]>> = {
  card: ['card'],
  'status-list': ['status-list', 'card'],
  'trust-list': ['trust-list'],
  'audit-head': ['audit-head'],
};

const ANY_PURPOSE = '2.5.29.37.0';

/**
 * Whether a key may sign for a purpose. "If the extension is present, then the certificate MUST only be used for one of
 * the purposes indicated" (RFC 5280 §4.2.1.12); one without says nothing, as those of issuers of other makes and those
 * that our own made before.
 * Who may say what a card is may say how it stands, so a key for cards signs status lists too (ADR 0071). The other
 * way round it is not so: a key for lists, as our own had until then, signs no card.
 * @param usages object identifiers; undefined where the certificate has no such extension
 */
export function mayServe(usages: readonly string[] | undefined, purpose: KeyPurpose): boolean {
  if (usages === undefined || usages.includes(ANY_PURPOSE)) return true;
  return SERVES[purpose].some((serving) => usages.includes(KEY_PURPOSES[serving]));
}
