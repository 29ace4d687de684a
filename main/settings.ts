import { resolve } from 'node:path';
import { isNetwork } from '@mleg/platform/http/is-reachable';
import { readTokenAddress, type TokenAddress } from '@mleg/platform/keys/token-address';
import { z } from 'zod';
import { type Arguments, UsageError } from './arguments.mjs';
import { DEMO_AUTHORITY, isDemonstration } from './demonstration.ts';
import { type PhoneSettings, phoneEnvironment, phoneOrigin, readPhone } from './phone/phone-settings.ts';
import { forEachRole, type Keeper, type KeyHolder, ROLES, type Role } from './role.ts';

/** Everything that the operator decides for the process as a whole. */
export type Settings = {
  roles: readonly Role[];
  web: boolean;
  workers: boolean;
  host: string;
  ports: Record<Role, number>;
  /** The address of each party as others know it, also of those that run elsewhere. */
  origins: Record<Role, string>;
  dataDirectory: string;
  /** Where what must never go back is written, outside of what is backed up; a second place is written with it. */
  journalDirectories: readonly [string, ...string[]];
  /** Missing: the embedded server's. */
  databaseUrls: Partial<Record<Keeper, string>>;
  /** Missing: one made on the first start and kept in the data directory. */
  passphrases: Partial<Record<KeyHolder, string>>;
  /** Of holders whose keys are in a token; the others' are in the data directory. */
  tokens: Partial<Record<KeyHolder, TokenAddress>>;
  authorityName: string;
  /** Fictional people and published passwords; what is begun so is never anything else. */
  demonstration: boolean;
  /** A file that describes the institution; missing in a demonstration alone, which has a fictional one. */
  institutionFile: string | undefined;
  /** Which of the two fictional institutions runs where no file is given. */
  demoInstitution: 'university' | 'school';
  /** Where e-mail goes out; missing: messages stay in the portal. */
  mail: { url: string; from: string } | undefined;
  /** Files with the entries of institutions that run elsewhere. */
  registrationFiles: readonly string[];
  /** A file with the certificate that the verifier's chains must lead to; missing: the issuer is asked at the start. */
  rootCertificateFile: string | undefined;
  /** Who stamps heads of the issuer's audit with the time, and a file with those who certify its key. */
  timeStamps: { url: string; certificatesFile: string } | undefined;
  /** A file with the relying parties for whom wallets are asked; missing: the shop of a demonstration. */
  relyingPartiesFile: string | undefined;
  /** Files with the certificates of registrars wallets believe; empty: that of a demonstration. */
  registrarFiles: readonly string[];
  /** Whether the wallet's server passes requests and sealed answers on. */
  walletRelay: boolean;
  behindProxy: boolean;
  /** Networks in which other parties are on purpose; where there is no TLS, one's own machine too. */
  privateNetworks: readonly string[];
  /** Set where the demonstration is for phones. */
  phone: PhoneSettings | undefined;
  /** Whether the parties serve the built pages; false where they come from elsewhere, as from `npm run dev`. */
  servePages: boolean;
  logLevel: string;
};

const LAST_BASE_PORT = 65_535 - ROLES.length + 1;

const origin = z
  .url({ protocol: /^https?$/, error: 'is not an http or https address' })
  .refine(isOrigin, 'is more than an origin: parties have no path')
  .transform((value) => new URL(value).origin);
const databaseUrl = z.url({ protocol: /^postgres(?:ql)?$/, error: 'is not a postgres:// address' });
const passphrase = z.string().min(16, 'is shorter than 16 characters');
const tokenAddress = z
  .string()
  .transform(readTokenAddress)
  .refine(
    (address) => address !== undefined,
    'is no address of a token: pkcs11:token=LABEL?module-path=/LIBRARY.so&pin-source=file:/FILE',
  );
const choice = z.enum(['yes', 'no'], 'is neither yes nor no').transform((value) => value === 'yes');

const fileList = z
  .string()
  .default('')
  .transform((files) => files.split(',').filter((file) => file !== ''));

const networkList = fileList.refine((networks) => networks.every(isNetwork), 'is no list of networks (10.20.0.0/16)');

/** docs/operations.md explains each. */
export const environmentSchema = z.object({
  BASE_PORT: z.coerce
    .number('is no number')
    .int('is no whole number')
    .min(1, 'is no port')
    .max(LAST_BASE_PORT, `leaves no room for four ports (the last is ${LAST_BASE_PORT})`)
    .default(8080),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIRECTORY: z.string().default('data'),
  JOURNAL_DIRECTORY: z.string().optional(),
  JOURNAL_MIRROR: z.string().optional(),
  INSTITUTION_ORIGIN: origin.optional(),
  ISSUER_ORIGIN: origin.optional(),
  WALLET_ORIGIN: origin.optional(),
  VERIFIER_ORIGIN: origin.optional(),
  INSTITUTION_DATABASE_URL: databaseUrl.optional(),
  ISSUER_DATABASE_URL: databaseUrl.optional(),
  INSTITUTION_KEY_PASSPHRASE: passphrase.optional(),
  ISSUER_KEY_PASSPHRASE: passphrase.optional(),
  VERIFIER_KEY_PASSPHRASE: passphrase.optional(),
  INSTITUTION_KEYS: tokenAddress.optional(),
  ISSUER_KEYS: tokenAddress.optional(),
  VERIFIER_KEYS: tokenAddress.optional(),
  ISSUER_AUTHORITY_NAME: z.string().min(1).max(200).optional(),
  INSTITUTION_FILE: z.string().optional(),
  INSTITUTION_DEMO: z.enum(['university', 'school'], 'is neither university nor school').default('university'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'is not an smtp:// address' }).optional(),
  MAIL_FROM: z.email('is no e-mail address').optional(),
  ISSUER_INSTITUTIONS: fileList,
  VERIFIER_ROOT_CERTIFICATE: z.string().optional(),
  TIME_STAMP_AUTHORITY: z.url({ protocol: /^https?$/, error: 'is not an http or https address' }).optional(),
  TIME_STAMP_CERTIFICATES: z.string().optional(),
  VERIFIER_RELYING_PARTIES: z.string().optional(),
  WALLET_REGISTRARS: fileList,
  WALLET_RELAY: choice.default(false),
  PRIVATE_NETWORKS: networkList,
  BEHIND_PROXY: choice.default(false),
  SERVE_PAGES: choice.default(true),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'is none of debug, info, warn, error').default('warn'),
});

/** Reads the environment; the command line comes first. Throws `UsageError` that names every wrong variable. */
export function readSettings(given: Arguments, environment: NodeJS.ProcessEnv): Settings {
  const { env, phone } = readEnvironment(given, environment);
  const ports = forEachRole((_role, index) => env.BASE_PORT + index);
  const own = (role: Role) => (phone ? phoneOrigin(phone, ports[role]) : `http://localhost:${ports[role]}`);
  const origins = forEachRole((role) => env[`${upper(role)}_ORIGIN`] ?? own(role));
  requireDistinct(Object.values(origins));
  const demonstration = isDemonstration(given, origins, env.INSTITUTION_FILE);
  return {
    roles: given.roles,
    web: given.web,
    workers: given.workers,
    host: env.HOST,
    ports,
    origins,
    dataDirectory: resolve(env.DATA_DIRECTORY),
    journalDirectories: journalDirectoriesOf(env),
    databaseUrls: present({ institution: env.INSTITUTION_DATABASE_URL, issuer: env.ISSUER_DATABASE_URL }),
    passphrases: present({
      institution: env.INSTITUTION_KEY_PASSPHRASE,
      issuer: env.ISSUER_KEY_PASSPHRASE,
      verifier: env.VERIFIER_KEY_PASSPHRASE,
    }),
    tokens: present({
      institution: env.INSTITUTION_KEYS,
      issuer: env.ISSUER_KEYS,
      verifier: env.VERIFIER_KEYS,
    }),
    authorityName: env.ISSUER_AUTHORITY_NAME ?? DEMO_AUTHORITY,
    demonstration,
    institutionFile: env.INSTITUTION_FILE,
    demoInstitution: env.INSTITUTION_DEMO,
    mail: mailOf(env),
    registrationFiles: env.ISSUER_INSTITUTIONS,
    rootCertificateFile: env.VERIFIER_ROOT_CERTIFICATE,
    timeStamps: timeStampsOf(env),
    relyingPartiesFile: env.VERIFIER_RELYING_PARTIES,
    registrarFiles: env.WALLET_REGISTRARS,
    walletRelay: env.WALLET_RELAY,
    behindProxy: env.BEHIND_PROXY,
    privateNetworks: [...env.PRIVATE_NETWORKS, ...ownMachine(origins)],
    phone,
    servePages: env.SERVE_PAGES,
    logLevel: env.LOG_LEVEL,
  };
}

function readEnvironment(given: Arguments, environment: NodeJS.ProcessEnv) {
  const said = {
    ...environment,
    ...(given.basePort === undefined ? {} : { BASE_PORT: given.basePort }),
    ...(given.host === undefined ? {} : { HOST: given.host }),
    ...(given.data === undefined ? {} : { DATA_DIRECTORY: given.data }),
    ...(given.journal === undefined ? {} : { JOURNAL_DIRECTORY: given.journal }),
  };
  if (!given.phone) return { env: parse(said), phone: undefined };
  const env = parse(phoneEnvironment(said));
  return { env, phone: readPhone(given, said, env.BASE_PORT + ROLES.length) };
}

/** Without TLS parties are on one machine; nobody else can be there. */
function ownMachine(origins: Record<Role, string>): readonly string[] {
  return Object.values(origins).some((address) => address.startsWith('http:')) ? ['127.0.0.0/8', '::1/128'] : [];
}

function mailOf({ SMTP_URL, MAIL_FROM }: z.infer<typeof environmentSchema>): Settings['mail'] {
  if (SMTP_URL === undefined) return undefined;
  if (MAIL_FROM === undefined) throw new UsageError('MAIL_FROM is missing: SMTP_URL needs an address to send from');
  return { url: SMTP_URL, from: MAIL_FROM };
}

function timeStampsOf(env: z.infer<typeof environmentSchema>): Settings['timeStamps'] {
  const { TIME_STAMP_AUTHORITY: url, TIME_STAMP_CERTIFICATES: certificatesFile } = env;
  if (url === undefined && certificatesFile === undefined) return undefined;
  if (url !== undefined && certificatesFile !== undefined) return { url, certificatesFile };
  throw new UsageError(
    'TIME_STAMP_AUTHORITY and TIME_STAMP_CERTIFICATES go together: who stamps, and who certifies it',
  );
}

/** Beside the data directory and not in it: whoever restores that must not restore the journal. */
function journalDirectoriesOf(env: z.infer<typeof environmentSchema>): Settings['journalDirectories'] {
  const directory = resolve(env.JOURNAL_DIRECTORY ?? `${resolve(env.DATA_DIRECTORY)}-journal`);
  const mirror = env.JOURNAL_MIRROR === undefined ? [] : [resolve(env.JOURNAL_MIRROR)];
  if (mirror[0] === directory) throw new UsageError('JOURNAL_MIRROR is the place of the journal itself; name another');
  return [directory, ...mirror];
}

function isOrigin(value: string): boolean {
  const parsed = URL.parse(value);
  return !parsed || parsed.origin === value.replace(/\/$/, '');
}

function parse(environment: NodeJS.ProcessEnv) {
  // A variable set to nothing is how compose files and shells say that it is not set.
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (parsed.success) return parsed.data;
  throw new UsageError(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n'));
}

/** Two parties at one origin would share cookies, storage and trust. */
function requireDistinct(origins: readonly string[]): void {
  const twice = origins.find((value, index) => origins.indexOf(value) !== index);
  if (twice) throw new UsageError(`${twice} is the origin of two parties; each needs its own.`);
}

function upper<T extends string>(name: T): Uppercase<T> {
  return name.toUpperCase() as Uppercase<T>;
}

function present<K extends string, V>(values: Record<K, V | undefined>): Partial<Record<K, V>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Record<K, V>>;
}
