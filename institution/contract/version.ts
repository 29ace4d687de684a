import { z } from 'zod';

/**
 * What a form shows as it stood when it was read, in one value. Whoever writes gives it back, so that nobody overwrites
 * what they have not seen; it is keyed, and says nothing about what it stands for.
 */
export const versionSchema = z.string().min(1).max(100);

/** Somebody else has written meanwhile, and nothing was changed. */
export const changedMeanwhile = { CHANGED_MEANWHILE: { status: 409 } } as const;
