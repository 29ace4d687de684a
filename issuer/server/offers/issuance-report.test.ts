import { issuanceRequestReportSchema, issuanceRequestStateSchema } from '@mleg/issuer-contract/issuance-request';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type ReportedOffer, reportOf } from './issuance-report.ts';

const at = new Date('2026-11-21T12:00:00Z');
const id = '7b0c9c54-6f0e-4b63-9d5e-1b3c5d7e9f01';

/** With something in every column. */
const FULL: ReportedOffer = {
  offer_id: id,
  institution_id: 'uni',
  request_id: id,
  card_id: id,
  state: 'ready',
  sequence: 3,
  changed_at: at,
  sealed_codes: 'sealed',
  expires_at: at,
  attempts_left: 4,
  activated_at: at,
  device: 'iphone',
  failure: 'internal',
  card_status: 'suspended',
  card_status_reason: 'phone-missing',
  suspended_until: at,
  renewed_at: at,
  restate_asked_at: at,
  queue_place: 7,
  update_waiting: true,
};

// Readers ignore what they do not know, so that nothing but this would notice a member that the contract does not name.
test.each(issuanceRequestStateSchema.options)('of an offer that is %s exactly the agreed shape is told', (state) => {
  const report = reportOf({ ...FULL, state });
  expect(z.strictObject(issuanceRequestReportSchema.shape).parse(report)).toEqual(report);
  expect('sealedCodes' in report).toBe(state === 'ready');
  expect('cardStatus' in report).toBe(state === 'activated');
  expect('failure' in report).toBe(state === 'failed');
});
