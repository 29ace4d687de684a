import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A head of the audit that was kept on its day, and the time-stamp beside it. */
export interface Anchor {
  /** `2026-12-01`, UTC. */
  day: string;
  /** Signed, as `GET /audit-head` gives it. */
  head: string;
  /** What an authority has answered about the bytes of the head (RFC 3161); missing while it was away. */
  stamp?: Uint8Array;
}

/** Beside the journal, so that neither the database nor a restore reaches them. What is kept is never replaced. */
export interface AnchorFiles {
  /** The oldest first. */
  days(): Promise<string[]>;
  /** Those of them that have no time-stamp yet. */
  unstamped(): Promise<string[]>;
  read(day: string): Promise<Anchor | undefined>;
  keepHead(day: string, head: string): Promise<void>;
  keepStamp(day: string, stamp: Uint8Array): Promise<void>;
  /** For people: where a head is. */
  pathOf(day: string): string;
}

const HEAD = /^(\d{4}-\d{2}-\d{2})\.jwt$/;
/** Behind the name of whatever was stamped. */
export const STAMP_SUFFIX = '.tsr';

/** @param places a directory, and a second one that is written with it; either is enough to read */
export function openAnchorFiles(places: readonly [string, ...string[]]): AnchorFiles {
  const read = async (file: (place: string) => string) => {
    for (const place of places) {
      const content = await readFile(file(place)).catch(unless('ENOENT'));
      if (content) return content;
    }
    return undefined;
  };
  const keep = async (file: (place: string) => string, content: string | Uint8Array) => {
    const [first, ...mirrors] = places;
    await writeOnce(first, file(first), content);
    // Of several processes the first one's counts, everywhere.
    const kept = await readFile(file(first));
    for (const mirror of mirrors) await writeOnce(mirror, file(mirror), kept);
  };
  const names = async () => [...new Set((await Promise.all(places.map(namesIn))).flat())].sort();
  return {
    days: async () => daysIn(await names()),
    unstamped: async () => {
      const all = await names();
      return daysIn(all).filter((day) => !all.includes(`${day}.jwt${STAMP_SUFFIX}`));
    },
    read: async (day) => {
      const head = await read((place) => pathIn(place, day));
      const stamp = await read((place) => pathIn(place, day) + STAMP_SUFFIX);
      return head && { day, head: head.toString(), ...(stamp ? { stamp } : {}) };
    },
    keepHead: (day, head) => keep((place) => pathIn(place, day), head),
    keepStamp: (day, stamp) => keep((place) => pathIn(place, day) + STAMP_SUFFIX, stamp),
    pathOf: (day) => pathIn(places[0], day),
  };
}

const namesIn = async (place: string): Promise<string[]> => (await readdir(place).catch(unless('ENOENT'))) ?? [];
const daysIn = (names: readonly string[]): string[] => names.flatMap((name) => HEAD.exec(name)?.[1] ?? []);
const pathIn = (place: string, day: string): string => join(place, `${day}.jwt`);

/** Whole or not at all, and never over what is there. */
async function writeOnce(place: string, file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(place, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}.draft`;
  await writeFile(draft, content, { flush: true });
  await link(draft, file).catch(unless('EEXIST'));
  await rm(draft);
}

function unless(code: string): (error: NodeJS.ErrnoException) => undefined {
  return (error) => {
    if (error.code !== code) throw error;
  };
}
