import { X509Certificate } from 'node:crypto';
import { pemOf } from '@mleg/platform/keys/certify';
import type { Kysely } from 'kysely';
import type { IssuerDatabase } from '../database/schema.ts';
import { ROOT_KEY } from './authorities.ts';
import { findCertificate, findCertificatesFrom, keepCertificate, replaceCertificate } from './certificate-store.ts';

/** The root before this one, and what it has said of this one. */
export const ROOT_BEFORE = 'root-before';
/** A certificate for the root's key that the root before has signed. */
export const ROOT_FOLLOWS = 'root-follows';

/** How those who hold the root before come to believe this one. */
export interface RootFollower {
  /** What the root before has signed, base64 DER; missing where there was none before, or it has ended. */
  crossCertificate(now: Date): string | undefined;
  /** The chain of a key, with what leads it on to the root before where that does not follow from it. */
  leadOn(x5c: readonly string[], now: Date): string[];
  /** The anchors, the older one first. */
  pem(now: Date): string;
}

/** The root that was signed for another; those before it stay under names of their own, for their records. */
export async function keepRootBefore(within: Kysely<IssuerDatabase>, der: Uint8Array): Promise<void> {
  const earlier = await findCertificate(within, ROOT_BEFORE);
  if (earlier) {
    const name = `${ROOT_BEFORE}:${new X509Certificate(earlier).fingerprint256}`;
    await keepCertificate(within, name, async () => earlier);
  }
  await replaceCertificate(within, ROOT_BEFORE, der);
}

/** The root, and all that it follows: each of them has signed for the next. Empty where no ceremony was held. */
export async function findOwnRoots(database: Kysely<IssuerDatabase>): Promise<X509Certificate[]> {
  const root = await findCertificate(database, ROOT_KEY);
  if (!root) return [];
  return [root, ...(await findCertificatesFrom(database, ROOT_BEFORE))].map((der) => new X509Certificate(der));
}

export async function openRootFollower(database: Kysely<IssuerDatabase>, rootDer: Uint8Array): Promise<RootFollower> {
  const beforeDer = await findCertificate(database, ROOT_BEFORE);
  const crossDer = await findCertificate(database, ROOT_FOLLOWS);
  const root = new X509Certificate(rootDer);
  const before = beforeDer && new X509Certificate(beforeDer);
  const isOver = (now: Date) => !before || before.validToDate <= now;
  const cross = crossDer && Buffer.from(crossDer).toString('base64');
  return {
    crossCertificate: (now) => (isOver(now) ? undefined : cross),
    leadOn: (x5c, now) => {
      const last = new X509Certificate(Buffer.from(x5c.at(-1) ?? '', 'base64'));
      const hangsOnRoot = last.checkIssued(root) && last.verify(root.publicKey);
      return hangsOnRoot && cross && !isOver(now) ? [...x5c, cross] : [...x5c];
    },
    pem: (now) => (beforeDer && !isOver(now) ? pemOf(beforeDer) : '') + pemOf(rootDer),
  };
}
