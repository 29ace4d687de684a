import { agreementChangeSchema } from '@mleg/institution-contract/agreement';
import { type Statement, statementSchema } from '@mleg/institution-contract/application';
import {
  resumptionReasonSchema,
  revocationReasonSchema,
  suspensionReasonSchema,
} from '@mleg/institution-contract/card-reasons';
import { sheetSchema } from '@mleg/institution-contract/group-orders';
import { massActSchema } from '@mleg/institution-contract/mass-action';
import { addressSchema } from '@mleg/institution-contract/password';
import { personFieldSchema } from '@mleg/institution-contract/person-fields';
import { personFieldsSchema } from '@mleg/institution-contract/person-form';
import { photoRejectionSchema } from '@mleg/institution-contract/photo';
import { type PeselReason, peselReasonSchema } from '@mleg/institution-contract/privacy';
import { rolesSchema } from '@mleg/institution-contract/staff';
import type { DeedKind } from '@mleg/institution-contract/two-people';
import { uuid } from '@mleg/student-card/uuid';
import * as z from 'zod';
import type { Power } from '../permission/permission.ts';

interface DeedFacts {
  /** What leave to do it is leave for. */
  powers: readonly Power[];
  /** What is needed to do it, beside what it is about; kept encrypted while it waits. */
  content: z.ZodType;
  /** What it is about is somebody who is here, and so an id that no client chooses: deeds about the same one are counted once. */
  aboutPerson?: true;
  /** A worker does it later, and asks whether it may. */
  byWorker?: true;
  /**
   * Approving lets whoever asked do it within a day: what comes of it is for their eyes. `once`: each time makes something
   * new, or is another look, and is approved by itself.
   */
  byAsker?: 'once' | 'for-a-day';
  /** What tells two requests about the same apart: a later one does not take the place of the earlier, nor leave for one hold for the other. */
  apart?: (content: never) => string;
}

const nothing = z.strictObject({});
const personIds = z.array(uuid).readonly();

/** Every deed that a second person may be needed for. What it is `about` is an id: of a person, a file, a photo … */
export const DEEDS = {
  import: { powers: ['write-people'], content: nothing },
  'undo-import': { powers: ['write-people'], content: nothing },
  'add-person': { powers: ['write-people'], content: z.strictObject({ fields: personFieldsSchema }) },
  'change-person': {
    aboutPerson: true,
    powers: ['write-people'],
    // Only what is to be another: the rest is as others have it by then (Q61).
    content: z.strictObject({ fields: z.partialRecord(personFieldSchema, z.string()) }),
  },
  'keep-person': { powers: ['confirm-people'], content: nothing },
  'accept-photo': { powers: ['set-photo'], content: nothing },
  'reject-photo': {
    powers: [],
    content: z.strictObject({ reason: photoRejectionSchema, note: z.string().optional() }),
  },
  'accept-application': { powers: ['change-cards', 'order-codes'], content: nothing },
  'refuse-application': { powers: [], content: z.strictObject({ note: z.string() }) },
  'register-application': {
    aboutPerson: true,
    powers: ['change-cards', 'order-codes'],
    content: z.strictObject({ statement: statementSchema }),
    apart: ({ statement }: { statement: Statement }) => statement.kind,
  },
  'revoke-card': {
    aboutPerson: true,
    powers: ['change-cards'],
    content: z.strictObject({ reason: revocationReasonSchema }),
  },
  'suspend-card': {
    aboutPerson: true,
    powers: ['change-cards'],
    content: z.strictObject({ reason: suspensionReasonSchema }),
  },
  'resume-card': {
    aboutPerson: true,
    powers: ['change-cards'],
    content: z.strictObject({ reason: resumptionReasonSchema.optional() }),
  },
  'mass-action': {
    powers: ['change-cards'],
    content: z.strictObject({ act: massActSchema, personIds }),
    byWorker: true,
  },
  'erase-person': { aboutPerson: true, powers: ['change-cards'], content: nothing },
  'order-codes': { aboutPerson: true, powers: ['order-codes'], content: nothing },
  'group-order': {
    powers: ['order-codes'],
    content: z.strictObject({ group: z.string(), personIds }),
    byWorker: true,
  },
  'print-slips': {
    powers: ['print-codes'],
    content: z.strictObject({ group: z.string(), sheet: sheetSchema, personIds }),
    byAsker: 'for-a-day',
  },
  'reveal-pesel': {
    aboutPerson: true,
    powers: ['read-pesel'],
    content: z.strictObject({ reason: peselReasonSchema }),
    byAsker: 'once',
    apart: ({ reason }: { reason: PeselReason }) => reason,
  },
  'export-person': { aboutPerson: true, powers: ['read-pesel'], content: nothing, byAsker: 'for-a-day' },
  'set-roles': { powers: ['give-rights'], content: z.strictObject({ roles: rolesSchema }) },
  'change-address': {
    powers: ['open-accounts'],
    content: z.strictObject({ email: addressSchema }),
  },
  'hand-code': { aboutPerson: true, powers: ['open-accounts'], content: nothing, byAsker: 'once' },
  'end-guardian': {
    powers: ['end-rights'],
    content: z.strictObject({ accountId: uuid }),
    apart: ({ accountId }: { accountId: string }) => accountId,
  },
  'change-agreement': { powers: ['ask-ministry'], content: agreementChangeSchema },
  'join-staff': { powers: ['give-rights'], content: z.strictObject({ roles: rolesSchema }) },
  'join-guardian': { powers: ['give-rights'], content: nothing },
} as const satisfies Record<DeedKind, DeedFacts>;

type Deeds = typeof DEEDS;
export type PowersOf<Kind extends DeedKind> = Deeds[Kind]['powers'][number];
export type ContentOf<Kind extends DeedKind> = z.infer<Deeds[Kind]['content']>;

/** Something that somebody means to do. */
export interface Deed<Kind extends DeedKind> {
  kind: Kind;
  about: string;
  content: ContentOf<Kind>;
}

/** The same table, for code that handles a deed of any kind. */
export const deedFacts = (kind: DeedKind): DeedFacts => DEEDS[kind];

/** Two requests of the same person about the same that are apart in this wait beside each other. */
export const apartOf = <Kind extends DeedKind>(kind: Kind, content: ContentOf<Kind>): string =>
  deedFacts(kind).apart?.(content as never) ?? '';

/** Kinds of which two about the same person are one, whatever else is counted. */
export const ABOUT_A_PERSON = (Object.keys(DEEDS) as DeedKind[]).filter((kind) => deedFacts(kind).aboutPerson);
