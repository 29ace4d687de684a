import type { EndOfCards } from '@mleg/issuer-contract/agreement';
import type { PublicJwk } from '@mleg/issuer-contract/institution';
import type { JournalRecord } from '@mleg/platform/journal/journal-record';
import { MARK_KIND } from '@mleg/platform/journal/mark';
import { uuidBytes, uuidOf } from '@mleg/platform/random/uuid';
import { StartRefused } from '@mleg/platform/start/start-refused';

/** What is so for ever, whatever becomes of the database (docs/specifications/journal.md). */
export type IssuerFact =
  /** The codes of these offers open nothing any more: they were used, or ended. */
  | { fact: 'codes-spent'; offerIds: readonly string[] }
  /** The same, and a card may have come of it: what a restored database would know nothing of. */
  | ({ fact: 'code-used' } & UsedCode)
  /** INVALID in the list. */
  | { fact: 'places-revoked'; listId: number; indexes: readonly number[] }
  /** Counters below this were handed to processes; the list's permutation turns them into places. */
  | { fact: 'places-given'; listId: number; below: number }
  /** A list was published under this number. */
  | { fact: 'list-published'; listId: number; version: number }
  /** SUSPENDED, or VALID again, from this number of the list on until a higher one says otherwise. */
  | { fact: 'places-suspended' | 'places-resumed'; listId: number; version: number; indexes: readonly number[] }
  /** From this version of the agreement on, until a higher one says otherwise. */
  | ({ fact: 'agreement-stands' } & AgreementStanding)
  /** The key that signs for an institution, from this version of its agreement on. */
  | ({ fact: 'signing-key' } & InstitutionKey)
  /** Somebody who is of the desk no more. */
  | { fact: 'staff-left'; staffId: string }
  /** An invitation or a session of the desk with this digest (hexadecimal digits) lets nobody in any more. */
  | { fact: 'desk-way-ended'; digest: string }
  /** A key that was given its turn at once, or an authority by a ceremony: what came before it may have leaked. */
  | ({ fact: 'key-turned' } & KeyTurn)
  /** No card is signed since then, until somebody lets it go on. */
  | { fact: 'signing-halted' | 'signing-resumed'; since: Date };

export interface KeyTurn {
  /** As the calendar calls it. */
  use: string;
  generation: number;
  /** Its thumbprint. */
  kid: string;
  from: Date;
}

export interface UsedCode {
  offerId: string;
  /** The order, as its institution calls it. */
  requestId: string;
  institutionId: string;
  at: Date;
}

export interface AgreementStanding {
  institutionId: string;
  version: number;
  standing: (typeof STANDINGS)[number];
  endOfCards?: EndOfCards;
}

export interface InstitutionKey {
  institutionId: string;
  version: number;
  /** The members of a public P-256 key that are its own. */
  key: Pick<PublicJwk, 'x' | 'y' | 'kid'>;
}

/** As numbers. */
const STANDINGS = ['in-force', 'suspended', 'ended'] as const;
const ENDS_OF_CARDS = [undefined, 'revoke-now', 'at-their-end'] as const;

const KINDS = {
  'codes-spent': 16,
  'places-revoked': 17,
  'places-given': 18,
  'list-published': 19,
  'places-suspended': 20,
  'places-resumed': 21,
  'agreement-stands': 22,
  'staff-left': 23,
  'signing-key': 24,
  'code-used': 25,
  'desk-way-ended': 26,
  'key-turned': 27,
  'signing-halted': 28,
  'signing-resumed': 29,
} as const;

const UUID_BYTES = 16;
const NUMBER_BYTES = 4;
const TIME_BYTES = 6;
const GENERATION_BYTES = 2;
const KID_BYTES = 32;
const INDEX_BYTES = 3;
const COORDINATE_BYTES = 32;
/** Of offers or places in one record; more of them are several records. */
const MOST = 4_000;

export function encodeFact(fact: IssuerFact): JournalRecord[] {
  const kind = KINDS[fact.fact];
  switch (fact.fact) {
    case 'codes-spent':
      return chunksOf(fact.offerIds).map((ids) => ({ kind, payload: Buffer.concat(ids.map(uuidBytes)) }));
    case 'code-used':
      return [{ kind, payload: bytesOfUse(fact) }];
    case 'desk-way-ended':
      return [{ kind, payload: Buffer.from(fact.digest, 'hex') }];
    case 'places-revoked':
      return chunksOf(fact.indexes).map((indexes) => ({ kind, payload: placesOf([fact.listId], indexes) }));
    case 'places-suspended':
    case 'places-resumed': {
      const head = [fact.listId, fact.version];
      return chunksOf(fact.indexes).map((indexes) => ({ kind, payload: placesOf(head, indexes) }));
    }
    case 'agreement-stands': {
      const states = [STANDINGS.indexOf(fact.standing), ENDS_OF_CARDS.indexOf(fact.endOfCards)];
      const head = [numbers(fact.version), Buffer.from(states)];
      return [{ kind, payload: Buffer.concat([...head, Buffer.from(fact.institutionId)]) }];
    }
    case 'signing-key':
      return [{ kind, payload: bytesOfKey(fact) }];
    case 'key-turned':
      return [{ kind, payload: bytesOfTurn(fact) }];
    case 'signing-halted':
    case 'signing-resumed':
      return [{ kind, payload: timeOf(fact.since) }];
    case 'staff-left':
      return [{ kind, payload: uuidBytes(fact.staffId) }];
    case 'places-given':
      return [{ kind, payload: numbers(fact.listId, fact.below) }];
    default:
      return [{ kind, payload: numbers(fact.listId, fact.version) }];
  }
}

/** Undefined for a mark. Throws `StartRefused` at what only a newer release can have written. */
export function decodeFact({ kind, payload }: JournalRecord): IssuerFact | undefined {
  const bytes = Buffer.from(payload);
  const number = (at: number) => bytes.readUInt32BE(at);
  switch (kind) {
    case MARK_KIND:
      return undefined;
    case KINDS['codes-spent']:
      return { fact: 'codes-spent', offerIds: parts(bytes, UUID_BYTES).map((part) => uuidOf(part)) };
    case KINDS['places-revoked']:
      return { fact: 'places-revoked', listId: number(0), indexes: indexesIn(bytes.subarray(NUMBER_BYTES)) };
    case KINDS['places-given']:
      return { fact: 'places-given', listId: number(0), below: number(NUMBER_BYTES) };
    case KINDS['list-published']:
      return { fact: 'list-published', listId: number(0), version: number(NUMBER_BYTES) };
    case KINDS['places-suspended']:
    case KINDS['places-resumed']: {
      const indexes = indexesIn(bytes.subarray(2 * NUMBER_BYTES));
      const fact = kind === KINDS['places-suspended'] ? 'places-suspended' : 'places-resumed';
      return { fact, listId: number(0), version: number(NUMBER_BYTES), indexes };
    }
    case KINDS['agreement-stands']:
      return { fact: 'agreement-stands', ...standingIn(bytes) };
    case KINDS['signing-key']:
      return { fact: 'signing-key', ...keyIn(bytes) };
    case KINDS['code-used']:
      return { fact: 'code-used', ...useIn(bytes) };
    case KINDS['desk-way-ended']:
      return { fact: 'desk-way-ended', digest: bytes.toString('hex') };
    case KINDS['key-turned']:
      return { fact: 'key-turned', ...turnIn(bytes) };
    case KINDS['signing-halted']:
      return { fact: 'signing-halted', since: timeIn(bytes, 0) };
    case KINDS['signing-resumed']:
      return { fact: 'signing-resumed', since: timeIn(bytes, 0) };
    case KINDS['staff-left']:
      return { fact: 'staff-left', staffId: uuidOf(bytes) };
    default:
      throw new StartRefused(`The journal holds records of kind ${kind}, of a newer release: start that one.`);
  }
}

function bytesOfUse({ offerId, requestId, institutionId, at }: UsedCode): Buffer {
  return Buffer.concat([uuidBytes(offerId), uuidBytes(requestId), timeOf(at), Buffer.from(institutionId)]);
}

const useIn = (bytes: Buffer): UsedCode => ({
  offerId: uuidOf(bytes.subarray(0, UUID_BYTES)),
  requestId: uuidOf(bytes.subarray(UUID_BYTES, 2 * UUID_BYTES)),
  at: timeIn(bytes, 2 * UUID_BYTES),
  institutionId: bytes.subarray(2 * UUID_BYTES + TIME_BYTES).toString(),
});

function bytesOfTurn({ from, generation, kid, use }: KeyTurn): Buffer {
  const head = Buffer.alloc(GENERATION_BYTES);
  head.writeUInt16BE(generation);
  return Buffer.concat([timeOf(from), head, Buffer.from(kid, 'base64url'), Buffer.from(use)]);
}

function turnIn(bytes: Buffer): KeyTurn {
  const kid = TIME_BYTES + GENERATION_BYTES;
  return {
    from: timeIn(bytes, 0),
    generation: bytes.readUInt16BE(TIME_BYTES),
    kid: bytes.subarray(kid, kid + KID_BYTES).toString('base64url'),
    use: bytes.subarray(kid + KID_BYTES).toString(),
  };
}

function timeOf(at: Date): Buffer {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(at.getTime(), 0, TIME_BYTES);
  return time;
}

const timeIn = (bytes: Buffer, at: number): Date => new Date(bytes.readUIntBE(at, TIME_BYTES));

function standingIn(bytes: Buffer): AgreementStanding {
  const [standing = 0, end = 0] = bytes.subarray(NUMBER_BYTES);
  const endOfCards = ENDS_OF_CARDS[end];
  return {
    institutionId: bytes.subarray(NUMBER_BYTES + 2).toString(),
    version: bytes.readUInt32BE(0),
    // What is not known is taken for the end.
    standing: STANDINGS[standing] ?? 'ended',
    ...(endOfCards ? { endOfCards } : {}),
  };
}

function bytesOfKey({ version, key, institutionId }: InstitutionKey): Buffer {
  const kid = Buffer.from(key.kid);
  const coordinates = [key.x, key.y].map((coordinate) => Buffer.from(coordinate, 'base64url'));
  return Buffer.concat([numbers(version), ...coordinates, Buffer.from([kid.length]), kid, Buffer.from(institutionId)]);
}

function keyIn(bytes: Buffer): InstitutionKey {
  const y = NUMBER_BYTES + COORDINATE_BYTES;
  const kid = y + COORDINATE_BYTES + 1;
  const institution = kid + bytes.readUInt8(kid - 1);
  return {
    institutionId: bytes.subarray(institution).toString(),
    version: bytes.readUInt32BE(0),
    key: {
      x: bytes.subarray(NUMBER_BYTES, y).toString('base64url'),
      y: bytes.subarray(y, kid - 1).toString('base64url'),
      kid: bytes.subarray(kid, institution).toString(),
    },
  };
}

function placesOf(head: readonly number[], indexes: readonly number[]): Buffer {
  const places = Buffer.alloc(indexes.length * INDEX_BYTES);
  indexes.forEach((index, at) => places.writeUIntBE(index, at * INDEX_BYTES, INDEX_BYTES));
  return Buffer.concat([numbers(...head), places]);
}

const indexesIn = (bytes: Buffer): number[] => parts(bytes, INDEX_BYTES).map((part) => part.readUIntBE(0, INDEX_BYTES));

function numbers(...values: readonly number[]): Buffer {
  const payload = Buffer.alloc(values.length * NUMBER_BYTES);
  values.forEach((value, at) => payload.writeUInt32BE(value, at * NUMBER_BYTES));
  return payload;
}

function parts(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

function chunksOf<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / MOST);
  return Array.from({ length: count }, (_, at) => items.slice(at * MOST, (at + 1) * MOST));
}
