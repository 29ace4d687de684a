import type { Manifest } from './manifest.ts';

/** What the app keeps: the manifest as it came, so that it can be verified again, and its bodies by digest. */
export interface HeldDayPack {
  compact: string;
  manifest: Manifest;
  bodies: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** Seconds since 1970, by the clock of the device. */
  fetchedAt: number;
}
