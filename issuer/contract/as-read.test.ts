import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  type AgreementReport,
  agreementApplicationSchema,
  agreementReportSchema,
  agreementSayingSchema,
} from './agreement.ts';
import { asRead } from './as-read.ts';
import { cardUpdateStatementSchema } from './card-update.ts';
import { contract } from './contract.ts';
import { type IssuancesChanged, issuancesChangedSchema } from './events.ts';
import { issuanceRequestSchema, type OfferCodes, offerCodesSchema } from './issuance-request.ts';

const id = '7b0c9c54-6f0e-4b63-9d5e-1b3c5d7e9f01';
const at = '2026-11-21T12:00:00.000Z';
const key = { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43), kid: 'key-1' } as const;
const terms = { codeLifetimeDays: 30, wrongCodeLimit: 5, suspensionDays: 14 };

const REPORT: IssuancesChanged['reports'][number] = {
  requestId: id,
  cardId: id,
  state: 'activated',
  sequence: 4,
  changedAt: at,
  activatedAt: at,
  device: 'android',
  cardStatus: 'suspended',
  cardStatusReason: 'phone-missing',
  suspendedUntil: at,
};
const AGREEMENT: AgreementReport = {
  state: 'in-force',
  changedAt: at,
  application: {
    registration: {
      institutionId: 'szkola',
      name: 'Szkoła',
      kind: 'school',
      registryNumber: 'DEMO-0001',
      signingKey: { ...key, use: 'sig' },
      encryptionKey: { ...key, use: 'enc' },
      policies: { codeLifetimeDays: 30, wrongCodeLimit: 5, cardTypes: ['pupil-card'] },
    },
    address: { street: 'ul. Przykładowa 1', postalCode: '00-001', city: 'Morzanka' },
    contact: { name: 'Iga Bosman', email: 'iga@szkola.example', phone: '+48 000 000 001' },
    signatory: { name: 'Henryk Kotwica', position: 'dyrektor', email: 'henryk@szkola.example' },
  },
  terms,
  askedChange: { terms, signingKey: { ...key, use: 'sig' } },
  messages: [{ at, from: 'desk', kind: 'approval', text: 'Zgoda.' }],
};
const CODES: OfferCodes = { offerUri: 'openid-credential-offer://', manualCode: 'K7QF', activationCode: '012345' };

/** As an issuer of tomorrow would say it: one member more in everything. */
function fromTomorrow(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromTomorrow);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, fromTomorrow(member)]);
  return { ...Object.fromEntries(members), fromTomorrow: { is: 'new' } };
}

const { outputSchema: batch } = contract.requestIssuanceBatch['~orpc'];
const { outputSchema: changed } = contract.listChangedIssuances['~orpc'];
const { outputSchema: suspended } = contract.suspendCard['~orpc'];
const refused = { requestId: id, refused: 'card-expired' };
test.each([
  ['an event', issuancesChangedSchema, { reports: [REPORT] }],
  ['an answer about an agreement', agreementReportSchema, AGREEMENT],
  ['opened codes', offerCodesSchema, CODES],
  ['an answer to a batch', batch, { results: [{ accepted: REPORT }, refused] }],
  ['a list of changes', changed, { reports: [REPORT], more: false }],
  ['a change of status', suspended, { report: REPORT, publishedBy: at }],
])('an institution of yesterday understands %s of an issuer of tomorrow', (_, schema, said) => {
  expect(schema?.['~standard'].validate(fromTomorrow(said))).toEqual({ value: said });
});

/** Paths of objects in a schema that refuse what they do not know. */
function strictIn(schema: unknown, path = ''): string[] {
  if (schema instanceof z.ZodObject) {
    const own = schema.def.catchall instanceof z.ZodNever ? [path] : [];
    return [...own, ...Object.entries(schema.shape).flatMap(([name, member]) => strictIn(member, `${path}/${name}`))];
  }
  if (schema instanceof z.ZodArray) return strictIn(schema.element, `${path}[]`);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return strictIn(schema.def.innerType, path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => strictIn(option, `${path}|`));
  return [];
}

test('nothing that the issuer answers refuses members it does not know', () => {
  const answers = Object.entries(contract).flatMap(([name, procedure]) => {
    const { outputSchema, errorMap } = procedure['~orpc'];
    const errors = Object.entries(errorMap).map(([code, error]) => [code, (error as { data?: unknown }).data] as const);
    return [['answer', outputSchema] as const, ...errors].flatMap(([part, schema]) =>
      strictIn(schema, `${name} ${part}`),
    );
  });
  expect(answers).toEqual([]);
  for (const schema of [issuancesChangedSchema, agreementReportSchema, offerCodesSchema]) {
    expect(strictIn(schema)).toEqual([]);
  }
});

test('what is asked of the issuer is read as it is declared', () => {
  for (const schema of [agreementApplicationSchema, issuanceRequestSchema, cardUpdateStatementSchema]) {
    expect(strictIn(schema)).toContain('');
  }
  expect(agreementSayingSchema.safeParse({ kind: 'ask', fromTomorrow: true }).success).toBe(false);
  expect(strictIn(agreementApplicationSchema)).toContain('/registration/policies');
});

test('refinements, defaults and the shape itself stay', () => {
  const read = asRead(agreementApplicationSchema);
  const { application } = AGREEMENT;
  expect(read.safeParse(application).success).toBe(true);
  const wrongNumber = { ...application, registration: { ...application?.registration, registryNumber: 'no number' } };
  expect(read.safeParse(wrongNumber).success).toBe(false);
  expect(read.safeParse({ ...application, address: undefined }).success).toBe(false);
});
