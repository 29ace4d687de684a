import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { later } from '@mleg/platform/clock/durations';
import type { Random } from '@mleg/platform/random/random';
import { z } from 'zod';
import { type Certified, certifyHost, makeAuthority } from './certify-for-phones.ts';
import { RENEWED_BEFORE_END } from './durations.ts';
import { isPermitted } from './permitted-hosts.ts';
import type { PhoneSettings } from './phone-settings.ts';

/** The certificates of a demonstration for phones. */
export type KeptCertificates = {
  /** PEM, without its key. */
  authority: string;
  /** Made by this start: no phone has it. */
  isNew: boolean;
  server: Certified;
};

const certifiedSchema = z.object({ certificate: z.string(), key: z.string() });
/** With the hosts beside those of home networks that the authority may certify. */
const authoritySchema = certifiedSchema.extend({ hosts: z.array(z.string()) });

type Place = Pick<PhoneSettings, 'directory' | 'host'>;
type Resources = { now: Date; random: Random };

/**
 * The authority of the directory and its certificate for the host, made where there is none, and anew where the end is
 * near, or where another authority or host is meant by now. Only the owner reads the files: they hold the keys.
 */
export async function keepCertificates(place: Place, resources: Resources): Promise<KeptCertificates> {
  const kept = await readKept(authorityFile(place), authoritySchema);
  const isGood = kept !== undefined && lasts(kept, resources.now) && isPermitted(place.host, kept.hosts);
  const authority = isGood ? kept : await newAuthority(place, kept?.hosts ?? [], resources);
  const server = await keepServer(place, authority, resources);
  return { authority: authority.certificate, isNew: !isGood, server };
}

async function newAuthority(place: Place, before: readonly string[], resources: Resources) {
  const hosts = isPermitted(place.host, before) ? [...before] : [...before, place.host];
  const authority = { ...(await makeAuthority(hosts, resources)), hosts };
  await keep(authorityFile(place), authority);
  return authority;
}

async function keepServer(place: Place, authority: Certified, resources: Resources): Promise<Certified> {
  const file = join(place.directory, 'servers', `${place.host}.json`);
  const kept = await readKept(file, certifiedSchema);
  if (kept && lasts(kept, resources.now) && isSignedBy(kept, authority)) return kept;
  const server = await certifyHost(authority, place.host, resources);
  await keep(file, server);
  return server;
}

const authorityFile = ({ directory }: Place): string => join(directory, 'authority.json');

const lasts = ({ certificate }: Certified, now: Date): boolean =>
  later(now, RENEWED_BEFORE_END) < new X509Certificate(certificate).validToDate;

const isSignedBy = (signed: Certified, authority: Certified): boolean =>
  new X509Certificate(signed.certificate).verify(new X509Certificate(authority.certificate).publicKey);

async function readKept<Schema extends z.ZodType>(file: string, schema: Schema) {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  return text === undefined ? undefined : schema.parse(JSON.parse(text));
}

/** A certificate and its key in one file, and that in one move: there is never one of them without the other. */
async function keep(file: string, content: Certified): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600, flush: true });
  await rename(draft, file);
}
