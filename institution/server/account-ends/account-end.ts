import { createHash } from 'node:crypto';
import type { JournalRecord } from '@mleg/platform/journal/journal-record';
import { uuidBytes, uuidOf } from '@mleg/platform/random/uuid';

/**
 * What was taken from somebody, whatever becomes of the database (docs/specifications/journal.md): by number, with what
 * each says. A new line does not compile before a start compares it, a restore makes it good and `mleg` tells it.
 */
export const ACCOUNT_ENDS = {
  /** What the account's password was before. */
  password: { kind: 17, fields: ['accountId', 'at'] },
  passkey: { kind: 18, fields: ['passkeyId'] },
  session: { kind: 19, fields: ['sessionId'] },
  /** A guardian's right that was given before. */
  guardian: { kind: 20, fields: ['accountId', 'personId', 'at'] },
  /** What the account was before: of the office, its head, the teacher of a class. */
  office: { kind: 21, fields: ['accountId', 'at'] },
  head: { kind: 22, fields: ['accountId', 'at'] },
  class: { kind: 23, fields: ['accountId', 'classDigest', 'at'] },
  /** The e-mail address that the account had before. */
  address: { kind: 24, fields: ['accountId', 'at'] },
  invitation: { kind: 25, fields: ['invitationId'] },
  /** The link or code for a new password that holds until then. */
  reset: { kind: 26, fields: ['accountId', 'at'] },
  /** What waited for a second person, and was refused or taken back. */
  request: { kind: 27, fields: ['deedId'] },
} as const satisfies Record<string, { kind: number; fields: readonly (keyof Values)[] }>;

interface Values {
  accountId: string;
  personId: string;
  passkeyId: string;
  sessionId: string;
  invitationId: string;
  deedId: string;
  /** The beginning of the hash of a class's name, in hexadecimal digits. */
  classDigest: string;
  at: Date;
}

export type EndKind = keyof typeof ACCOUNT_ENDS;
export type EndOf<Kind extends EndKind> = { end: Kind } & Pick<Values, (typeof ACCOUNT_ENDS)[Kind]['fields'][number]>;
export type AccountEnd = { [Kind in EndKind]: EndOf<Kind> }[EndKind];

export const END_KINDS = Object.keys(ACCOUNT_ENDS) as EndKind[];

const UUID_BYTES = 16;
const TIME_BYTES = 6;
export const CLASS_DIGEST_BYTES = 8;

/** How one field stands in a payload. */
interface Codec<Value> {
  bytes: number;
  write(value: Value): Buffer;
  read(bytes: Buffer): Value;
}

const ID: Codec<string> = { bytes: UUID_BYTES, write: uuidBytes, read: (bytes) => uuidOf(bytes) };

const CODECS: { [Field in keyof Values]: Codec<Values[Field]> } = {
  accountId: ID,
  personId: ID,
  passkeyId: ID,
  sessionId: ID,
  invitationId: ID,
  deedId: ID,
  classDigest: {
    bytes: CLASS_DIGEST_BYTES,
    write: (digest) => Buffer.from(digest, 'hex'),
    read: (bytes) => bytes.toString('hex'),
  },
  at: {
    bytes: TIME_BYTES,
    write: (at) => {
      const time = Buffer.alloc(TIME_BYTES);
      time.writeUIntBE(at.getTime(), 0, TIME_BYTES);
      return time;
    },
    read: (bytes) => new Date(bytes.readUIntBE(0, TIME_BYTES)),
  },
};

/** Of a class the journal has no name. */
export const digestOfClass = (name: string): string =>
  createHash('sha256').update(name).digest().subarray(0, CLASS_DIGEST_BYTES).toString('hex');

export function encodeAccountEnd(end: AccountEnd, institutionId: string): JournalRecord {
  const { kind, fields } = ACCOUNT_ENDS[end.end];
  const values = end as Partial<Values>;
  const parts = fields.map((field) => (CODECS[field] as Codec<unknown>).write(values[field]));
  return { kind, payload: Buffer.concat([...parts, Buffer.from(institutionId)]) };
}

/** By institution. */
export function accountEndsIn(records: readonly JournalRecord[]): Map<string, AccountEnd[]> {
  const decoded = records.map(decode).filter((one) => one !== undefined);
  const byInstitution = Map.groupBy(decoded, ({ institutionId }) => institutionId);
  return new Map([...byInstitution].map(([id, ofOne]) => [id, ofOne.map(({ end }) => end)]));
}

function decode({ kind, payload }: JournalRecord): { end: AccountEnd; institutionId: string } | undefined {
  const name = END_KINDS.find((one) => ACCOUNT_ENDS[one].kind === kind);
  if (!name) return undefined;
  const bytes = Buffer.from(payload);
  const values: Record<string, unknown> = {};
  let at = 0;
  for (const field of ACCOUNT_ENDS[name].fields) {
    const codec = CODECS[field];
    values[field] = codec.read(bytes.subarray(at, at + codec.bytes));
    at += codec.bytes;
  }
  return { end: { end: name, ...values } as AccountEnd, institutionId: bytes.subarray(at).toString() };
}
