import { hash } from 'node:crypto';
import type { Clock } from '@mleg/platform/clock/clock';
import { epochSeconds, SECOND } from '@mleg/platform/clock/durations';
import type { RotatingKey } from '@mleg/platform/keys/key-ring';
import type { SigningKey } from '@mleg/platform/keys/key-store';
import { finishJws, prepareJws } from '@mleg/protocol/jws/prepare-jws';
import { DISCOUNT_TABLE } from '@mleg/student-card/discounts/discount-table';
import {
  bodiesOf,
  DAY_PACK_LIFETIME_SECONDS,
  DAY_PACK_TYPE,
  type Manifest,
} from '@mleg/verifier-check/day-pack/manifest';
import type { HeldIssuer } from '@mleg/verifier-check/held-pack';
import { DAY_PACK_SIGNED_ANEW_AFTER } from '../durations.ts';
import type { HeldStatusList } from '../status-lists/held-status-lists.ts';
import { type BodyStore, createBodyStore } from './body-store.ts';

export interface DayPackContent {
  issuers: readonly HeldIssuer[];
  lists: readonly HeldStatusList[];
}

/** What inspectors download before a shift; nothing in it is about anybody in particular. */
export interface DayPack {
  /** Signs a new manifest, if anything has changed or the last one grows old. */
  publish(content: DayPackContent): Promise<void>;
  manifest(): string | undefined;
  /** Of the key in use. */
  publicJwk(): Promise<SigningKey['publicJwk']>;
  bodies: Pick<BodyStore, 'find' | 'delta'>;
}

interface Deps {
  clock: Clock;
  key: RotatingKey;
  publisher: string;
}

export function createDayPack({ clock, key, publisher }: Deps): DayPack {
  const bodies = createBodyStore();
  let published: { compact: string; manifest: Manifest; content: string } | undefined;

  return {
    publish: async ({ issuers, lists }) => {
      const [inUse, known] = await Promise.all([key.inUse(), key.published()]);
      const now = epochSeconds(clock.now());
      const usable = lists.filter(({ exp }) => exp === undefined || exp > now);
      const parts = {
        keys: known.map(({ publicJwk }) => publicJwk),
        issuers: issuers.map((issuer) => issuerEntry(bodies, issuer)),
        discounts: bodies.keep(Buffer.from(JSON.stringify(DISCOUNT_TABLE))),
        lists: usable.map((list) => listEntry(bodies, list, now)),
      };
      const content = hash('sha256', JSON.stringify(parts), 'base64url');
      const isCurrent =
        published &&
        published.content === content &&
        now < published.manifest.iat + DAY_PACK_SIGNED_ANEW_AFTER / SECOND;
      if (isCurrent) return;
      const manifest: Manifest = {
        iss: publisher,
        iat: now,
        exp: now + DAY_PACK_LIFETIME_SECONDS,
        // Seconds grow by themselves over restarts and processes; within one second we count.
        sequence: Math.max(now, (published?.manifest.sequence ?? 0) + 1),
        ...parts,
      };
      published = { compact: sign(inUse, manifest), manifest, content };
      bodies.shrink(new Set(bodiesOf(manifest).map(({ sha256 }) => sha256)));
    },
    manifest: () => published?.compact,
    publicJwk: async () => (await key.inUse()).publicJwk,
    bodies,
  };
}

function issuerEntry(bodies: BodyStore, { issuer, name, keys, institutions }: HeldIssuer): Manifest['issuers'][number] {
  // What compact cards never say need not be carried about.
  const carried = institutions.map(({ formerNames: _names, domain: _domain, ...institution }) => institution);
  return { issuer, name, keys: [...keys], institutions: bodies.keep(Buffer.from(JSON.stringify(carried))) };
}

function listEntry(bodies: BodyStore, held: HeldStatusList, now: number): Manifest['lists'][number] {
  const { uri, issuer, iat, list } = held;
  const exp = held.exp ?? now + DAY_PACK_LIFETIME_SECONDS;
  return { uri, issuer, bits: list.bits, iat, exp, body: bodies.keep(list.bytes) };
}

function sign(key: SigningKey, manifest: Manifest): string {
  const prepared = prepareJws({ typ: DAY_PACK_TYPE, alg: 'ES256', kid: key.kid }, manifest);
  return finishJws(prepared, key.sign(prepared.signingInput));
}
