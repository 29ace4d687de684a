import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { type Arguments, UsageError } from '../arguments.mjs';

/** A demonstration that phones in the same network reach. */
export type PhoneSettings = {
  /** An IPv4 address of this machine, or a name that leads to it. */
  host: string;
  /** Of the page that puts the authority onto a phone, which has to be there without TLS. */
  pagePort: number;
  /** Where the authority and what it has certified are kept: one for all hosts, so that it is installed once. */
  directory: string;
  /** A certificate of the operator's own; missing: one of the authority's. */
  files: { certificate: string; key: string } | undefined;
};

const DATA = 'data-phone';
const LAST_PORT = 65_535;
/** Labels of letters, digits and hyphens (RFC 1123 §2.1). */
const NAME = /^(?!-)[a-z\d-]{1,63}(\.(?!-)[a-z\d-]{1,63})*$/;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment as a start for phones reads it. Cards, passkeys and links name the host, so each host has data of its
 * own: who comes back to a network finds there what was begun there. Throws `UsageError`.
 */
export function phoneEnvironment(environment: Environment): Environment {
  const origin = Object.keys(environment).find((name) => name.endsWith('_ORIGIN') && environment[name]);
  if (origin !== undefined)
    throw new UsageError(`${origin} is set, and --phone gives all four parties their addresses.`);
  const host = hostIn(environment);
  const data = dataIn(environment);
  const journal = environment['JOURNAL_DIRECTORY'] || `${resolve(data)}-journal`;
  return {
    ...environment,
    HOST: isIPv4(host) ? host : everyAddress(),
    DATA_DIRECTORY: join(data, host),
    JOURNAL_DIRECTORY: join(journal, host),
  };
}

/** `environment` is the one that was given, not the one that `phoneEnvironment` makes of it. Throws `UsageError`. */
export function readPhone(
  { certificate, key }: Pick<Arguments, 'certificate' | 'key'>,
  environment: Environment,
  pagePort: number,
): PhoneSettings {
  if (pagePort > LAST_PORT) throw new UsageError(`BASE_PORT leaves no room for five ports (the last is ${LAST_PORT}).`);
  return {
    host: hostIn(environment),
    pagePort,
    directory: join(resolve(dataIn(environment)), 'authority'),
    files: certificate === undefined || key === undefined ? undefined : { certificate, key },
  };
}

/** Without its port where that is the one of https. */
export const phoneOrigin = ({ host }: Pick<PhoneSettings, 'host'>, port: number): string =>
  new URL(`https://${host}:${port}`).origin;

const dataIn = (environment: Environment): string => environment['DATA_DIRECTORY'] || DATA;

function hostIn(environment: Environment): string {
  const host = environment['HOST']?.toLowerCase() ?? '';
  if (isIPv4(host) || (NAME.test(host) && !/^[\d.]+$/.test(host))) return host;
  throw new UsageError(`--host ${host} is no name and no IPv4 address by which a phone finds this machine.`);
}

/** A name may lead phones to any address of the machine, of both kinds where it has both. */
function everyAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.some(({ family }) => family === 'IPv6') ? '::' : '0.0.0.0';
}
