import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';
import { forTeachersToo, notFound } from './base.ts';

/** Why a picture was not taken, before anybody looked at it; each comes with a hint. */
export const pictureRefusalSchema = z.enum([
  'not-jpeg',
  'too-large',
  'too-many-pixels',
  'too-small',
  'wrong-shape',
  'wrong-colours',
  'damaged',
]);
export type PictureRefusal = z.infer<typeof pictureRefusalSchema>;

/** What the office says about a photo that it cannot accept. */
export const photoRejectionSchema = z.enum([
  'face-not-visible',
  'blurred',
  'light',
  'background',
  'headgear',
  'not-this-person',
  'other',
]);
export type PhotoRejection = z.infer<typeof photoRejectionSchema>;

/** `replaced`: a newer one came before anybody had looked; `withdrawn`: the right of whoever sent it has ended. */
export const submissionStateSchema = z.enum(['waiting', 'accepted', 'rejected', 'replaced', 'withdrawn']);
export type SubmissionState = z.infer<typeof submissionStateSchema>;

const moment = z.iso.datetime();

/** Where the newest photo that somebody sent stands. */
export const photoSubmissionSchema = z.strictObject({
  submissionId: uuid,
  state: submissionStateSchema,
  submittedAt: moment,
  reason: photoRejectionSchema.optional(),
  note: z.string().optional(),
  /** Path of the picture on this origin, while it is kept. */
  path: z.string().optional(),
});
export type PhotoSubmission = z.infer<typeof photoSubmissionSchema>;

/** What `POST /photos/{personId}` answers: the picture travels as `image/jpeg`, apart from the API's JSON. */
export const photoAnswerSchema = z.union([
  z.strictObject({ submission: photoSubmissionSchema }),
  z.strictObject({ refused: pictureRefusalSchema }),
]);

/** Pixels that a photo must have at least; larger ones have the same shape. */
export const photoSizeSchema = z.strictObject({ width: z.int(), height: z.int() });
export type PhotoSize = z.infer<typeof photoSizeSchema>;

export const waitingPhotoSchema = z.strictObject({
  submissionId: uuid,
  personId: uuid,
  displayName: z.string(),
  /** Class, or field and year. */
  group: z.string(),
  submittedAt: moment,
  path: z.string(),
  /** Of the photo that goes onto cards now. */
  currentPath: z.string().optional(),
});
export type WaitingPhoto = z.infer<typeof waitingPhotoSchema>;

export const photoContract = {
  waiting: forTeachersToo
    .route({ method: 'GET', path: '/office/photos' })
    .input(z.object({ group: z.string().max(200).optional() }))
    .output(
      z.strictObject({
        photos: z.array(waitingPhotoSchema),
        groups: z.array(z.strictObject({ group: z.string(), count: z.int() })),
      }),
    ),
  decide: forTeachersToo
    .route({ method: 'POST', path: '/office/photos/{submissionId}/decision', successStatus: 204 })
    .errors({ ...notFound, OWN_PHOTO: { status: 403 }, ALREADY_DECIDED: { status: 409 } })
    .input(
      z.discriminatedUnion('decision', [
        z.strictObject({ submissionId: uuid, decision: z.literal('accept') }),
        z.strictObject({
          submissionId: uuid,
          decision: z.literal('reject'),
          reason: photoRejectionSchema,
          note: z.string().trim().max(200).optional(),
        }),
      ]),
    ),
};
