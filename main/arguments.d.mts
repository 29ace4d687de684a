import type { ParseArgsConfig, parseArgs } from 'node:util';
import type { StoreKind } from '@mleg/platform/store-kind/claim-store';
import type { Role } from './role.ts';

/** The command line; the environment or a default decides what it leaves open. */
export type Arguments = {
  roles: readonly Role[];
  /** Answer requests. */
  web: boolean;
  /** Work on jobs. */
  workers: boolean;
  data: string | undefined;
  journal: string | undefined;
  host: string | undefined;
  /** A demonstration that phones reach; `host` is then where. */
  phone: boolean;
  /** Files with a certificate of one's own and its key, for phones. */
  certificate: string | undefined;
  key: string | undefined;
  basePort: string | undefined;
  /** Said in words which of the two it is; else the addresses tell. */
  kind: StoreKind | undefined;
  help: boolean;
};

export class UsageError extends Error {
  /** For programs, as a word: `called-wrongly` where none is given. */
  readonly code: string;
  constructor(message: string, options?: ErrorOptions & { code?: string });
}
export const HELP: string;
export function readArguments(argv: readonly string[]): Arguments;
export function parseCommandLine<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>>;
export function stepsBetween(one: string, other: string): number;
export function nearestOf(word: string, names: readonly string[]): string | undefined;
