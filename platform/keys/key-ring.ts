import type { Clock } from '../clock/clock.ts';
import { later, SECOND } from '../clock/durations.ts';
import { certificateOf, endOfKey } from './end-of-key.ts';
import { generationInUse, type KeyCalendar, type KeyGeneration, nameOfKey } from './key-calendar.ts';
import type { Certify, DecryptionKey, KeyStore, SigningKey } from './key-store.ts';

/** How the keys of one use follow each other. */
export interface KeyUse {
  /** As the store and the calendar call it. */
  use: string;
  /** A key signs for so long before the next one does. */
  signsFor: number;
  /** So long the next one is published at least before it signs: what everybody takes to see it. */
  publishedBefore: number;
  /** So long it stays published after its turn: what was signed by it is looked at until then. */
  publishedAfter: number;
  /** Who certifies a key that others know by a certificate. Rejects where nobody is there to do it. */
  certifier?: () => Promise<Certify>;
}

/** The keys of one use, of which one signs at a time, or is what others encrypt to. */
export interface RotatingKey<Key = SigningKey> {
  /** The one that signs now. Ask once for each thing that is signed: a moment later it may be another. */
  inUse(): Promise<Key>;
  /** Those that others have to know: the one in use, the next, and those before whose signatures are still looked at. */
  published(): Promise<readonly Key[]>;
  /** One of those that are published. */
  named(kid: string): Promise<Key | undefined>;
}

export interface KeyRing<Name extends string, Key = SigningKey> {
  keys: Readonly<Record<Name, RotatingKey<Key>>>;
  /**
   * Makes the next key of each use that has none. Says of which uses it could not be made and why; what is in use goes
   * on.
   */
  turn(): Promise<readonly { use: string; why: unknown }[]>;
}

/** A process looks so often whether the calendar was changed by another one. */
const READ_AGAIN_AFTER = 30 * SECOND;
/** From the command to the turn: every process has looked by then. */
export const KNOWN_EVERYWHERE_AFTER = 4 * READ_AGAIN_AFTER;

interface RingNeeds {
  keys: KeyStore;
  calendar: KeyCalendar;
  clock: Clock;
}
/** Gets a key of the ring's kind from the store, where it is made if it is missing. */
type Ensure<Key> = (name: string, certify?: Certify) => Promise<Key>;
type Needed<Key> = RingNeeds & { ensure: Ensure<Key> };
type RingKey = Pick<SigningKey, 'kid'> & Partial<Pick<SigningKey, 'x5c'>>;

/** Opens the keys of some uses; of a use without any the first one is made, and signs at once. */
export function openKeyRing<Name extends string>(
  needed: RingNeeds,
  uses: Readonly<Record<Name, KeyUse>>,
): Promise<KeyRing<Name>> {
  return openRing({ ...needed, ensure: (name, certify) => needed.keys.ensureSigningKey(name, certify) }, uses);
}

/** The same of keys that others encrypt to: whichever of those that are published they took, it opens. */
export function openDecryptionRing<Name extends string>(
  needed: RingNeeds,
  uses: Readonly<Record<Name, Omit<KeyUse, 'certifier'>>>,
): Promise<KeyRing<Name, DecryptionKey>> {
  return openRing({ ...needed, ensure: (name) => needed.keys.ensureDecryptionKey(name) }, uses);
}

async function openRing<Name extends string, Key extends RingKey>(
  needed: Needed<Key>,
  uses: Readonly<Record<Name, KeyUse>>,
): Promise<KeyRing<Name, Key>> {
  const all = Object.values<KeyUse>(uses);
  const known = await needed.calendar.read();
  for (const use of all) if (!known.some((one) => one.use === use.use)) await begin(needed, use);
  const open = openGenerations(needed);
  await open.read();
  const entries = Object.entries<KeyUse>(uses).map(([name, use]) => [name, rotatingKey(needed, open, use)]);
  return { keys: Object.fromEntries(entries) as Record<Name, RotatingKey<Key>>, turn: () => turn(needed, open, all) };
}

async function begin<Key extends RingKey>(
  { ensure, calendar, clock }: Needed<Key>,
  { use, certifier }: KeyUse,
): Promise<void> {
  const key = await ensure(use, await certifier?.());
  const certificate = certificateOf({ x5c: key.x5c ?? [] });
  const now = clock.now();
  // One from before there was a calendar has signed since it was certified.
  const since = certificate && certificate.validFromDate < now ? certificate.validFromDate : now;
  await calendar.add(generationOf(key, { use, generation: 1, madeAt: since, signsFrom: since }));
}

async function turn<Key extends RingKey>(
  { ensure, calendar, clock }: Needed<Key>,
  open: OpenGenerations<Key>,
  uses: readonly KeyUse[],
): Promise<{ use: string; why: unknown }[]> {
  const failed: { use: string; why: unknown }[] = [];
  const now = clock.now();
  await open.read();
  for (const { use, certifier, signsFor, publishedBefore } of uses) {
    const last = open.of(use).at(-1);
    if (!last || last.signsFrom > now) continue;
    const soonest = later(now, publishedBefore);
    const due = later(last.signsFrom, signsFor);
    const next = { use, generation: last.generation + 1, madeAt: now, signsFrom: due > soonest ? due : soonest };
    try {
      const key = await ensure(nameOfKey(use, next.generation), await certifier?.());
      await calendar.add(generationOf(key, next));
    } catch (why) {
      failed.push({ use, why });
    }
  }
  await open.read();
  return failed;
}

function generationOf({ kid, x5c = [] }: RingKey, one: Omit<KeyGeneration, 'kid' | 'endsAt'>): KeyGeneration {
  return { ...one, kid, endsAt: x5c.length > 0 ? endOfKey({ x5c }) : null };
}

interface OpenGenerations<Key> {
  read(): Promise<void>;
  readIfOld(): Promise<void>;
  /** Of one use, the first ones first. */
  of(use: string): readonly KeyGeneration[];
  key(generation: KeyGeneration): Promise<Key>;
}

function openGenerations<Key>({ keys, ensure, calendar, clock }: Needed<Key>): OpenGenerations<Key> {
  let generations: readonly KeyGeneration[] = [];
  let readAt: Date | undefined;
  let reading: Promise<void> | undefined;
  const opened = new Map<string, Key>();
  const key = async ({ use, generation, kid }: KeyGeneration): Promise<Key> => {
    const name = nameOfKey(use, generation);
    const there = opened.get(name);
    if (there) return there;
    // Asked first, so that none is made in the place of one that is missing.
    if ((await keys.fingerprints())[name] !== kid) {
      throw new Error(`The key ${name} in ${keys.place} is not there, or not the one that the calendar knows.`);
    }
    const found = await ensure(name);
    opened.set(name, found);
    return found;
  };
  const read = async () => {
    const at = clock.now();
    generations = await calendar.read();
    readAt = at;
  };
  return {
    read,
    readIfOld: async () => {
      const age = readAt === undefined ? Number.POSITIVE_INFINITY : clock.now().getTime() - readAt.getTime();
      if (age >= 0 && age < READ_AGAIN_AFTER) return;
      reading ??= read().finally(() => {
        reading = undefined;
      });
      await reading;
    },
    of: (use) => generations.filter((one) => one.use === use),
    key,
  };
}

function rotatingKey<Key extends RingKey>(
  { clock }: Pick<Needed<Key>, 'clock'>,
  open: OpenGenerations<Key>,
  { use, publishedAfter }: KeyUse,
): RotatingKey<Key> {
  const generations = async () => {
    await open.readIfOld();
    return open.of(use);
  };
  const published = async () => {
    const all = await generations();
    const now = clock.now();
    // The turn of the one after is the end of the one before.
    const isPublished = (_one: KeyGeneration, at: number) => {
      const successor = all[at + 1];
      return successor === undefined || later(successor.signsFrom, publishedAfter) > now;
    };
    return Promise.all(all.filter(isPublished).map((one) => open.key(one)));
  };
  return {
    inUse: async () => {
      const inUse = generationInUse(await generations(), clock.now());
      if (!inUse) throw new Error(`There is no key for ${use}.`);
      return open.key(inUse);
    },
    published,
    named: async (kid) => (await published()).find((one) => one.kid === kid),
  };
}
