import { DAY } from '@mleg/platform/clock/durations';
import type { KeyUse } from '@mleg/platform/keys/key-ring';
import type { Certify } from '@mleg/platform/keys/key-store';
import type { KeyPurpose } from '@mleg/protocol/x509/key-purpose';

/** Whose keys they are in a database. */
export const KEY_OWNER = 'issuer';

export type RotatingUse = 'credential' | 'trustList' | 'auditHead' | 'events';

const YEAR = 365 * DAY;

/**
 * How long a card lives at most: the seventeen months of `CARD_BOUNDS`, and a month for whoever looks at it on its last
 * day. A test compares them.
 */
export const CARD_LIVES = 550 * DAY;

/** What a key is for, the first one its name in certificates. */
type Purposes = readonly [KeyPurpose, ...KeyPurpose[]];

/** A use with a certificate says in it what it is for. */
type Turns = Omit<KeyUse, 'certifier'> & { purposes?: Purposes };

/**
 * When each key of the issuer is followed by the next one. All of them sign for a year; how long the next one is
 * published before is how old what others hold may be.
 */
export const TURNS: Readonly<Record<RotatingUse, Turns>> = {
  // A phone of an inspector may have been away from any network for the seven days of a day pack; what such a pack does
  // not know is red.
  // It signs the lists that say how its cards stand, too (ADR 0071).
  credential: {
    use: 'credential',
    purposes: ['card', 'status-list'],
    signsFor: YEAR,
    publishedBefore: 8 * DAY,
    publishedAfter: CARD_LIVES,
  },
  // A list carries the certificate, and is good for seven days.
  trustList: {
    use: 'trust-list',
    purposes: ['trust-list'],
    signsFor: YEAR,
    publishedBefore: DAY,
    publishedAfter: 8 * DAY,
  },
  // Kept by others for years, with the certificate in it.
  auditHead: { use: 'audit-head', purposes: ['audit-head'], signsFor: YEAR, publishedBefore: DAY, publishedAfter: 0 },
  // Institutions ask for a key that they do not know; what they did not get is sent again with a newer signature.
  events: { use: 'events', signsFor: YEAR, publishedBefore: DAY, publishedAfter: 8 * DAY },
};

/** Finds who certifies, for a key with these purposes. */
export type CertifierFor = (purposes: Purposes) => Promise<Certify>;

export function issuerKeyUses(certifierFor: CertifierFor): Readonly<Record<RotatingUse, KeyUse>> {
  const withCertificate = ({ purposes, ...turns }: Turns): KeyUse =>
    purposes ? { ...turns, certifier: () => certifierFor(purposes) } : turns;
  const { credential, trustList, auditHead, events } = TURNS;
  return {
    credential: withCertificate(credential),
    trustList: withCertificate(trustList),
    auditHead: withCertificate(auditHead),
    events: withCertificate(events),
  };
}
