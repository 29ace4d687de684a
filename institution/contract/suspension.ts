import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { base, notFound } from './base.ts';
import { cardOrderSchema } from './card-order.ts';
import { resumptionReasonSchema, suspensionReasonSchema } from './card-reasons.ts';

const ofPerson = z.strictObject({ personId: uuid });
const refusals = {
  ...notFound,
  /** Nothing on a phone that could be suspended, or resumed. */
  NO_LIVE_CARD: { status: 409 },
  /** What was revoked stays so (D58). */
  REVOKED: { status: 409 },
} as const;

/** By the office, for somebody else. */
export const officeSuspensionContract = {
  suspendCard: base
    .route({ method: 'POST', path: '/office/people/{personId}/suspension' })
    .errors({ ...refusals, OWN_CARD: { status: 403 } })
    .input(ofPerson.extend({ reason: suspensionReasonSchema }))
    .output(cardOrderSchema),
  resumeCard: base
    .route({ method: 'POST', path: '/office/people/{personId}/resumption' })
    .errors({ ...refusals, OWN_CARD: { status: 403 } })
    .input(ofPerson.extend({ reason: resumptionReasonSchema.optional() }))
    .output(cardOrderSchema),
};

/** By the holder or a guardian, whose phone is missing; what the office has suspended they cannot resume. */
export const ownSuspensionContract = {
  suspendCard: base
    .route({ method: 'POST', path: '/pupils/{personId}/card/suspension' })
    .errors(refusals)
    .input(ofPerson)
    .output(cardOrderSchema),
  resumeCard: base
    .route({ method: 'POST', path: '/pupils/{personId}/card/resumption' })
    .errors({ ...refusals, SUSPENDED_BY_OFFICE: { status: 403 } })
    .input(ofPerson)
    .output(cardOrderSchema),
};
