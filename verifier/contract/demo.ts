import { oc } from '@orpc/contract';
import { z } from 'zod';
import { onlineCheckStateSchema, presetSchema, startedOnlineCheckSchema } from './online-check.ts';

/** The demonstration shop's own API, for its pages; the session is a cookie. Not part of what relying parties use. */
export const demoContract = {
  start: oc
    .route({ method: 'POST', path: '/checks', successStatus: 201 })
    .errors({ TOO_MANY_REQUESTS: { status: 429, message: 'Too many checks are under way.' } })
    .input(z.strictObject({ preset: presetSchema, sameDevice: z.boolean() }))
    .output(startedOnlineCheckSchema),
  current: oc
    .route({ method: 'POST', path: '/checks/current', successStatus: 200 })
    .errors({
      NOT_FOUND: { status: 404, message: 'No check is under way in this browser, or it has expired.' },
      FORBIDDEN: { status: 403, message: 'The response code is not the one the wallet was given.' },
    })
    .input(z.strictObject({ responseCode: z.string().max(64).optional() }))
    .output(z.strictObject({ preset: presetSchema, check: onlineCheckStateSchema })),
};
