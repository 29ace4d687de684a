import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { listDelta } from '@mleg/verifier-check/day-pack/list-delta';
import type { Body } from '@mleg/verifier-check/day-pack/manifest';

/** Bodies by digest, compressed: those of the pack that is out, and as many before it as there is room for. */
export interface BodyStore {
  keep(bytes: Uint8Array): Body;
  find(sha256: string): Buffer | undefined;
  /** From one kept body to another, compressed. */
  delta(from: string, to: string): Buffer | undefined;
  /** Lets go of the oldest that no pack which is out needs, until the rest fits. */
  shrink(needed: ReadonlySet<string>): void;
}

/** A day's lists of a country, changed each minute, are about this much once compressed. */
const COMPRESSED_BYTES_MAX = 64 * 1024 * 1024;
/** What everybody asks for who held the pack before this one. */
const DELTAS_MAX = 200;

const makeDelta = (from: Buffer, to: Buffer): Buffer => gzipSync(listDelta(gunzipSync(from), gunzipSync(to)));

export function createBodyStore(most = COMPRESSED_BYTES_MAX): BodyStore {
  const bodies = new Map<string, Buffer>();
  const deltas = new Map<string, Buffer>();
  return {
    keep: (bytes) => {
      const sha256 = hash('sha256', bytes, 'base64url');
      if (!bodies.has(sha256)) bodies.set(sha256, gzipSync(bytes));
      return { sha256, bytes: bytes.length };
    },
    find: (sha256) => bodies.get(sha256),
    delta: (from, to) => {
      const [older, newer] = [bodies.get(from), bodies.get(to)];
      if (!older || !newer) return undefined;
      const name = `${from}/${to}`;
      const made = deltas.get(name) ?? makeDelta(older, newer);
      deltas.set(name, made);
      if (deltas.size > DELTAS_MAX) deltas.delete(deltas.keys().next().value ?? '');
      return made;
    },
    shrink: (needed) => {
      let size = [...bodies.values()].reduce((sum, body) => sum + body.length, 0);
      for (const [sha256, body] of bodies) {
        if (size <= most) return;
        if (needed.has(sha256)) continue;
        bodies.delete(sha256);
        size -= body.length;
      }
    },
  };
}
