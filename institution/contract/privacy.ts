import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { base, notFound } from './base.ts';
import { languageSchema } from './language.ts';
import { PERSON_FIELD_NAMES, type PersonField, personStatusSchema } from './person-fields.ts';
import { stepUp } from './step-up.ts';

/** What somebody of the office needs a whole PESEL for; recorded with the view. */
export const peselReasonSchema = z.enum(['identity-check', 'data-correction', 'official-letter', 'other-register']);
export type PeselReason = z.infer<typeof peselReasonSchema>;

/** How somebody has come to know one beside asking for it: an answer said that it is this person's. */
export const peselFoundSchema = z.enum(['found-by-search', 'found-by-file', 'found-by-form']);
export type PeselFound = z.infer<typeof peselFoundSchema>;

/** So many numbers somebody sees in a day before being asked for the password again (D54). */
export const PESELS_A_DAY = 50;
/** For so long a number stands on the screen. */
export const PESEL_SHOWN_SECONDS = 30;

/**
 * `file`: the page was opened; `fields`: single data were shown, as in a form, a file or a request; `photo`: a picture;
 * `form`: an application or a form that is filled in; `slip`: a code on paper; `pesel`: the whole number; `export`: all
 * data were taken out.
 */
export const viewKindSchema = z.enum(['file', 'fields', 'photo', 'form', 'slip', 'pesel', 'export']);
export type ViewKind = z.infer<typeof viewKindSchema>;
/** As what somebody of the staff looked. */
export const viewerRoleSchema = z.enum(['office', 'head', 'teacher']);
export type ViewerRole = z.infer<typeof viewerRoleSchema>;

const moment = z.iso.datetime();

/** Somebody of the staff, and what they looked at on one day. */
export const dataViewSchema = z.strictObject({
  by: z.string(),
  /** Missing in what was recorded before roles were. */
  role: viewerRoleSchema.optional(),
  what: viewKindSchema,
  times: z.int(),
  lastAt: moment,
});
export type DataView = z.infer<typeof dataViewSchema>;

export const alertSchema = z.strictObject({
  alertId: uuid,
  kind: z.enum(['pesel-limit', 'second-identity', 'erasure-requested', 'erasure-unasked']),
  /** Who gave the reason for it. */
  by: z.string(),
  raisedAt: moment,
  person: z.strictObject({ personId: uuid, displayName: z.string() }).optional(),
});
export type Alert = z.infer<typeof alertSchema>;

/** What an erasure leaves, and why; the texts are the pages'. */
export const keptSchema = z.enum(['register-entry', 'audit', 'issuer-status']);
export type Kept = z.infer<typeof keptSchema>;

const text = z.string();
/** What the register says of somebody; the plastic card's parts stand together. */
const exportedPersonSchema = z
  .strictObject(Object.fromEntries(PERSON_FIELD_NAMES.map((field) => [field, text.optional()])) as ExportedFields)
  .omit({ cardNumber: true, cardIssuedOn: true, cardValidUntil: true })
  .extend({
    status: personStatusSchema,
    physicalCard: z
      .strictObject({ number: text, issuedOn: text, validUntil: text, extendedUntil: text.optional() })
      .optional(),
  });
type ExportedFields = Record<PersonField, z.ZodOptional<typeof text>>;

/** Rows about somebody as the export has them, named as the tables name their columns. */
export const exportedRowsSchemas = {
  accounts: z.strictObject({ provider: text, login: text, display_name: text, email: text.nullable() }),
  applications: z.strictObject({
    kind: text,
    channel: text,
    reason: text.nullable(),
    state: text,
    note: text.nullable(),
    applied_at: moment,
    decided_at: moment.nullable(),
    ended_at: moment.nullable(),
  }),
  card_orders: z.strictObject({
    state: text,
    ordered_at: moment,
    changed_at: moment,
    expires_at: moment.nullable(),
    activated_at: moment.nullable(),
    device: text.nullable(),
    reason: text.nullable(),
  }),
  messages: z.strictObject({ kind: text, detail: text.nullable(), note: text.nullable(), sent_at: moment }),
};
export type ExportedTable = keyof typeof exportedRowsSchemas;
export type ExportedRow<Table extends ExportedTable> = z.infer<(typeof exportedRowsSchemas)[Table]>;

/** Everything that is kept about somebody. A picture is JPEG in Base64. */
export const exportSchema = z.strictObject({
  exportedAt: moment,
  institution: z.string(),
  person: exportedPersonSchema,
  photos: z.array(z.strictObject({ use: z.string(), at: moment, jpegBase64: z.string().optional() })),
  accounts: z.array(exportedRowsSchemas.accounts),
  guardians: z.array(z.strictObject({ displayName: text, since: moment, endedAt: moment.nullable() })),
  applications: z.array(exportedRowsSchemas.applications),
  cardOrders: z.array(exportedRowsSchemas.card_orders),
  messages: z.array(exportedRowsSchemas.messages),
  views: z.array(dataViewSchema),
  history: z.array(z.strictObject({ at: moment, event: z.string(), actor: z.string() })),
});
export type PersonExport = z.infer<typeof exportSchema>;

const ofPerson = z.strictObject({ personId: uuid });
const pdf = z.file().mime('application/pdf');

/** Who sees what about somebody, and what may be taken out or erased. */
export const privacyContract = {
  revealPesel: base
    .route({ method: 'POST', path: '/office/people/{personId}/pesel' })
    .errors({ ...notFound, ...stepUp })
    .input(ofPerson.extend({ reason: peselReasonSchema }))
    .output(z.strictObject({ pesel: z.string() })),
  exportPerson: base
    .route({ method: 'POST', path: '/office/people/{personId}/export' })
    .errors(notFound)
    .input(ofPerson)
    .output(exportSchema),
  /** The same in words, for people. */
  exportPersonPdf: base
    .route({ method: 'POST', path: '/office/people/{personId}/export/pdf' })
    .errors(notFound)
    .input(ofPerson.extend({ language: languageSchema }))
    .output(pdf),
  /** Asks for the password again; what had to be kept is named. */
  erase: base
    .route({ method: 'POST', path: '/office/people/{personId}/erasure' })
    .errors({ ...notFound, ...stepUp, OWN_DATA: { status: 403 } })
    .input(ofPerson)
    .output(z.strictObject({ kept: z.array(keptSchema) })),
  /** Where somebody has asked for it: why not. They are told. */
  refuseErasure: base
    .route({ method: 'POST', path: '/office/people/{personId}/erasure-refusal', successStatus: 204 })
    .errors({ ...notFound, OWN_DATA: { status: 403 } })
    .input(ofPerson.extend({ note: z.string().trim().min(1).max(300) })),
  alerts: base
    .route({ method: 'GET', path: '/office/alerts' })
    .output(z.strictObject({ alerts: z.array(alertSchema) })),
  /** Not of a wish to be erased, which is answered by doing it or by a reason. */
  dismissAlert: base
    .route({ method: 'POST', path: '/office/alerts/{alertId}/dismissal', successStatus: 204 })
    .errors(notFound)
    .input(z.strictObject({ alertId: uuid })),

  /** For the person and today's guardians. */
  views: base
    .route({ method: 'GET', path: '/pupils/{personId}/views' })
    .errors(notFound)
    .input(ofPerson)
    .output(z.strictObject({ views: z.array(dataViewSchema), erasureRequested: z.boolean() })),
  exportOwn: base
    .route({ method: 'POST', path: '/pupils/{personId}/export' })
    .errors(notFound)
    .input(ofPerson)
    .output(exportSchema),
  exportOwnPdf: base
    .route({ method: 'POST', path: '/pupils/{personId}/export/pdf' })
    .errors(notFound)
    .input(ofPerson.extend({ language: languageSchema }))
    .output(pdf),
  requestErasure: base
    .route({ method: 'POST', path: '/pupils/{personId}/erasure-request', successStatus: 204 })
    .errors(notFound)
    .input(ofPerson),
};
