import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { base, notFound } from './base.ts';
import { secondPersonRuleSchema } from './held.ts';
import { personFieldSchema } from './person-fields.ts';
import { changedSince, rosterReadingSchema, rosterRowKindSchema } from './roster.ts';

/** What may wait for a second person. */
export const deedKindSchema = z.enum([
  'import',
  'undo-import',
  'add-person',
  'change-person',
  'keep-person',
  'accept-photo',
  'reject-photo',
  'accept-application',
  'refuse-application',
  'register-application',
  'revoke-card',
  'suspend-card',
  'resume-card',
  'mass-action',
  'erase-person',
  'order-codes',
  'group-order',
  'print-slips',
  'reveal-pesel',
  'export-person',
  'set-roles',
  'change-address',
  'hand-code',
  'end-guardian',
  'change-agreement',
  'join-staff',
  'join-guardian',
]);
export type DeedKind = z.infer<typeof deedKindSchema>;

/**
 * Why the reader is not the second person: `asked` for it, has `brought-in` what it is about, it is their `own` or their
 * family's, they are the `same-person` under another account, one of the two has once opened the account of the other
 * (`opened-account`), or who comes uses the `same-device`.
 */
export const barSchema = z.enum(['asked', 'brought-in', 'own', 'same-person', 'opened-account', 'same-device']);
export type Bar = z.infer<typeof barSchema>;

/** Without an id: somebody who is not here yet. */
const named = z.strictObject({ personId: uuid.optional(), displayName: z.string() });

export const heldDeedSchema = z.strictObject({
  deedId: uuid,
  kind: deedKindSchema,
  rules: z.array(secondPersonRuleSchema),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  /** Missing: the reader may approve it. Whoever asked may take it back. */
  bar: barSchema.optional(),
  /** Whom it is about, where it is about one. */
  person: named.optional(),
  /** Who gets a right, or whose address changes: as the office calls them, and as they signed in. */
  account: z
    .strictObject({
      displayName: z.string(),
      /** Only of who gets a right: whoever asks for a way into somebody's account learns nothing of it. */
      login: z.string().optional(),
      email: z.string().optional(),
      /** Where they were last signed in, as a person calls it. */
      device: z.strictObject({ browser: z.string(), system: z.string() }).optional(),
      /** Names of accounts that are signed in to with the same browser. */
      sharesDeviceWith: z.array(z.string()),
    })
    .optional(),
  file: z
    .strictObject({
      importId: uuid,
      fileName: z.string(),
      uploadedBy: z.string(),
      counts: z.record(rosterRowKindSchema, z.int()),
      /** What somebody has chosen shows in no row: a status that is not read changes nobody. */
      ...rosterReadingSchema.shape,
    })
    .optional(),
  /** How many people, cards or codes it concerns. */
  count: z.int(),
  /** A reason or an act in the contract's words. */
  detail: z.string().optional(),
});
export type HeldDeed = z.infer<typeof heldDeedSchema>;

/** What became of it. */
export const decisionSchema = z.strictObject({
  state: z.enum(['approved', 'refused']),
  decidedBy: z.string(),
  decidedAt: z.iso.datetime(),
  /** Whoever had asked has taken it back. */
  takenBack: z.boolean(),
  /** Why it was refused, in the words of whoever refused it. */
  note: z.string().optional(),
});
export const decidedDeedSchema = heldDeedSchema.extend({ decision: decisionSchema });
export type DecidedDeed = z.infer<typeof decidedDeedSchema>;

/** Beside whoever comes with an invitation, and by what they may be taken for each other. */
const besideSchema = z.strictObject({
  displayName: z.string(),
  /** Of a guardian's right. */
  since: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  alike: z.array(z.enum(['name', 'email'])),
});
export type Beside = z.infer<typeof besideSchema>;

const comerSchema = z.strictObject({
  invitedBy: z.string(),
  /** Of whoever would become a guardian: all who act or have acted for the pupil. */
  guardians: z.array(besideSchema).optional(),
  /** Those of the staff whom they resemble. */
  staff: z.array(besideSchema),
});
export type Comer = z.infer<typeof comerSchema>;

/** One field before and after; of a PESEL only the last digits are shown. */
const changeSchema = z.strictObject({ field: z.string(), before: z.string().optional(), after: z.string().optional() });

/** SHA-256 of what is shown, in base64url (RFC 4648 §5). */
const seenSchema = z.string().regex(/^[\w-]{43}$/);

/** What a second person looks at before approving. */
export const heldDeedDetailSchema = heldDeedSchema.extend({
  changes: z.array(changeSchema),
  /** Who the person is, to be compared with a document; of a PESEL the last digits. What changes stands in `changes`. */
  facts: z.array(z.strictObject({ field: personFieldSchema, value: z.string() })),
  /** Paths of pictures on this origin. */
  pictures: z.strictObject({ before: z.string().optional(), after: z.string() }).optional(),
  /** Of a request to become a guardian, or one of the staff. */
  comer: comerSchema.optional(),
  /** Stands for all that is shown here, and is said with the approval. Missing: it is decided. */
  seen: seenSchema.optional(),
  /** Missing: it waits. */
  decision: decisionSchema.optional(),
  /** It concerns many, each of whom `people` has. */
  hasPeople: z.boolean(),
});
export type HeldDeedDetail = z.infer<typeof heldDeedDetailSchema>;

/** One of many, and their card before and after; `suspended` where it is on a phone and out of use. */
export const concernedPersonSchema = z.strictObject({
  personId: uuid,
  displayName: z.string(),
  /** Class, or field and year. */
  group: z.string(),
  before: z.string().optional(),
  /** Missing: it stays as it is. */
  after: z.string().optional(),
});
export type ConcernedPerson = z.infer<typeof concernedPersonSchema>;

const byId = z.strictObject({ deedId: uuid });

/** What waits for a second person; only the office. */
export const twoPeopleContract = {
  /**
   * What waits, the longest first and in turns of those who asked; what was decided within thirty days, the newest first; and the table of rules as this
   * institution has it.
   */
  list: base.route({ method: 'GET', path: '/office/held' }).output(
    z.strictObject({
      deeds: z.array(heldDeedSchema),
      decided: z.array(decidedDeedSchema),
      limits: z.strictObject({
        cardsADay: z.int(),
        shareOfCards: z.number(),
        leaversADay: z.int(),
        shareOfLeavers: z.number(),
        ordersADay: z.int(),
        shareOfOrders: z.number(),
        peselsADay: z.int(),
        shareOfPesels: z.number(),
        changesADay: z.int(),
        shareOfChanges: z.number(),
        erasuresADay: z.int(),
        shareOfErasures: z.number(),
        waysADay: z.int(),
        shareOfWays: z.number(),
        bothADay: z.int(),
        shareOfBoth: z.number(),
        /** What comes of both today: the number, or the share of people and cards where that is less. */
        aDay: z.strictObject({
          cards: z.int(),
          leavers: z.int(),
          orders: z.int(),
          pesels: z.int(),
          changes: z.int(),
          erasures: z.int(),
          ways: z.int(),
          both: z.int(),
        }),
        /** Why limits are above those that the project sets; missing: they are not. */
        loosenedBecause: z.string().optional(),
      }),
    }),
  ),
  get: base
    .route({ method: 'GET', path: '/office/held/{deedId}' })
    .errors(notFound)
    .input(byId)
    .output(heldDeedDetailSchema),
  /** Whom it concerns, a page at a time; `next` asks for those that follow. */
  people: base
    .route({ method: 'GET', path: '/office/held/{deedId}/people' })
    .errors(notFound)
    .input(
      z.object({
        deedId: uuid,
        after: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.strictObject({ people: z.array(concernedPersonSchema), next: z.int().optional() })),
  /** Approving does what was seen, as it is weighed now. Whoever asked may only take it back, which is refusing. */
  decide: base
    .route({ method: 'POST', path: '/office/held/{deedId}/decision', successStatus: 204 })
    .errors({
      ...notFound,
      BARRED: { status: 403, data: z.strictObject({ bar: barSchema }) },
      ALREADY_DECIDED: { status: 409 },
      /** What it would change is no longer what the reader has `seen`: to be looked at again. */
      HAS_CHANGED: { status: 409 },
      /** It cannot be done any more, or not yet; `reason` is the refusal that the deed itself has. */
      ...changedSince,
      NOT_POSSIBLE: { status: 409, data: z.strictObject({ reason: z.string() }) },
    })
    .input(
      z.discriminatedUnion('decision', [
        byId.extend({ decision: z.literal('approve'), seen: seenSchema }),
        byId.extend({ decision: z.literal('refuse'), note: z.string().trim().min(1).max(300) }),
      ]),
    ),
};
