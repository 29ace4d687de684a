import { uuid } from '@mleg/student-card/uuid';
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { applicationSchema } from './application.ts';
import { base, notFound } from './base.ts';
import { activationCodeSchema, cardOrderSchema, cardOrderStateSchema, orderCodesSchema } from './card-order.ts';
import { eligibilitySchema } from './eligibility.ts';
import { myCardSchema } from './my-card.ts';
import { photoSizeSchema, photoSubmissionSchema } from './photo.ts';
import { ownSuspensionContract } from './suspension.ts';

export const childSchema = z.strictObject({
  personId: uuid,
  displayName: z.string(),
  /** Class, or field and year. */
  group: z.string(),
  orderState: cardOrderStateSchema.optional(),
  eligible: z.boolean(),
});
export type Child = z.infer<typeof childSchema>;

/** One pupil's file beside the card itself: who they are, their photo and their statements. */
export const pupilFileSchema = z.strictObject({
  personId: uuid,
  displayName: z.string(),
  group: z.string(),
  photo: z.strictObject({
    /** Path of the photo that goes onto cards. */
    path: z.string().optional(),
    size: photoSizeSchema,
    newest: photoSubmissionSchema.optional(),
  }),
  applications: z.array(applicationSchema),
  /** What the institution asks for before it issues. */
  issue: z.enum(['application', 'objection', 'none']),
  /** False: of this pupil only guardians see the codes. */
  mayCollect: z.boolean(),
});
export type PupilFile = z.infer<typeof pupilFileSchema>;

export const guardianSchema = z.strictObject({
  accountId: uuid,
  displayName: z.string(),
  since: z.iso.datetime(),
  endedAt: z.iso.datetime().optional(),
});
export type Guardian = z.infer<typeof guardianSchema>;

const ofPupil = z.strictObject({ personId: uuid });
const codesErrors = { ...notFound, NOT_READY: { status: 409 }, GUARDIANS_COLLECT: { status: 403 } } as const;

/** One pupil, for the pupil and whoever is a guardian today; for everybody else there is no such pupil (G76, G77). */
export const pupilContract = {
  file: base
    .route({ method: 'GET', path: '/pupils/{personId}' })
    .errors(notFound)
    .input(ofPupil)
    .output(pupilFileSchema),
  get: base
    .route({ method: 'GET', path: '/pupils/{personId}/card' })
    .errors(notFound)
    .input(ofPupil)
    .output(myCardSchema),
  /** A new value whenever something about the card has changed; the first one at once. */
  watch: base
    .route({ method: 'GET', path: '/pupils/{personId}/card/changes' })
    .errors(notFound)
    .input(ofPupil)
    .output(eventIterator(myCardSchema)),
  placeOrder: base
    .route({ method: 'POST', path: '/pupils/{personId}/orders', successStatus: 201 })
    .errors({
      ...notFound,
      NOT_ELIGIBLE: { status: 409, data: eligibilitySchema },
      ORDER_OPEN: { status: 409, data: cardOrderSchema },
    })
    .input(ofPupil.extend({ replace: z.boolean() }))
    .output(cardOrderSchema),
  showCodes: base
    .route({ method: 'POST', path: '/pupils/{personId}/codes' })
    .errors(codesErrors)
    .input(ofPupil)
    .output(orderCodesSchema),
  showActivationCode: base
    .route({ method: 'POST', path: '/pupils/{personId}/activation-code' })
    .errors(codesErrors)
    .input(ofPupil)
    .output(activationCodeSchema),
  ...ownSuspensionContract,
};

export const guardianContract = {
  children: base.route({ method: 'GET', path: '/children' }).output(z.strictObject({ children: z.array(childSchema) })),
  /** All who ever could act for the pupil, for the office. */
  ofPerson: base
    .route({ method: 'GET', path: '/office/people/{personId}/guardians' })
    .errors(notFound)
    .input(ofPupil)
    .output(z.strictObject({ guardians: z.array(guardianSchema) })),
  endRight: base
    .route({ method: 'POST', path: '/office/people/{personId}/guardians/{accountId}/end', successStatus: 204 })
    .errors({ ...notFound, ALREADY_ENDED: { status: 409 } })
    .input(z.strictObject({ personId: uuid, accountId: uuid })),
};
