import { oc } from '@orpc/contract';
import { z } from 'zod';

/** What every procedure of the institution's own API may answer. */
export const base = oc.errors({
  UNAUTHORIZED: { status: 401 },
  FORBIDDEN: { status: 403 },
  TOO_MANY_REQUESTS: { status: 429, data: z.strictObject({ retryAfterSeconds: z.int() }) },
});

export const notFound = { NOT_FOUND: { status: 404 } } as const;
