import type { Generated } from 'kysely';

/** How somebody has proved who they are. */
export type SignInMethod = 'password' | 'passkey';

export interface SessionsTable {
  institution_id: string;
  token_hash: Buffer;
  account_id: string;
  /** What the session is called where its token must not be. */
  session_id: Generated<string>;
  created_at: Date;
  seen_at: Date;
  /** When whoever is signed in last proved it once more, for what asks for that. */
  confirmed_at: Generated<Date | null>;
  method: SignInMethod;
  browser: string;
  system: string;
  /** The network it was begun in, never the address. */
  network: string;
}

/** Whose accounts are signed in to with one browser. */
export interface KnownDevicesTable {
  institution_id: string;
  /** Of the nonce that the browser has for the account; the nonce itself is the browser's alone. */
  mark_hash: Buffer;
  account_id: string;
  /** The same for all accounts of the browser. */
  device_id: string;
  browser: string;
  system: string;
  used_at: Date;
}

/** A key that lives in somebody's device and signs them in. */
export interface PasskeysTable {
  institution_id: string;
  passkey_id: string;
  account_id: string;
  credential_id: string;
  public_key: Buffer;
  /** As the authenticator counts its signatures; those that are synchronised always say 0. */
  counter: number;
  transports: string;
  /** As its owner calls it. */
  name: string;
  created_at: Date;
  used_at: Date | null;
}

/** Challenges that were answered: none is answered twice. */
export interface SpentChallengesTable {
  digest: Buffer;
  expires_at: Date;
}

/** What replaces a forgotten password, used once: a link by e-mail, or a code on paper. */
export interface PasswordResetsTable {
  institution_id: string;
  account_id: string;
  kind: 'link' | 'paper';
  /** Keyed hash: the secret itself is handed out once and never stored. */
  secret_hash: Buffer;
  expires_at: Date;
}

/** How somebody of the staff has let somebody into an account. */
export type DoorWay = 'invitation' | 'paper-code' | 'address';

/** Who of the staff once had in hand what opens an account. */
export interface AccountDoorsTable {
  institution_id: string;
  account_id: string;
  opened_by: string;
  way: DoorWay;
  opened_at: Date;
}

export const ACCOUNT_MAIL_KINDS = [
  'password-link',
  'password-changed',
  'passkey-added',
  'passkey-removed',
  'address-changed',
] as const;
export type AccountMailKind = (typeof ACCOUNT_MAIL_KINDS)[number];

/** E-mail about an account itself, until it has gone out. */
export interface AccountMailsTable {
  institution_id: string;
  mail_id: string;
  account_id: string;
  kind: AccountMailKind;
  /** Missing: that of the account when it goes out. */
  address: Generated<string | null>;
  tries: Generated<number>;
  next_try_at: Date;
}

export interface AccountDatabase {
  sessions: SessionsTable;
  known_devices: KnownDevicesTable;
  passkeys: PasskeysTable;
  spent_challenges: SpentChallengesTable;
  password_resets: PasswordResetsTable;
  account_doors: AccountDoorsTable;
  account_mails: AccountMailsTable;
}
