import { z } from 'zod';

export const photoProfileSchema = z.enum(['30x42', '35x45']);
export type PhotoProfile = z.infer<typeof photoProfileSchema>;

/** What a photo must measure at least; larger ones have the same shape. Millimetres at 300 dpi, or as forms ask. */
export const PHOTO_PROFILES: Readonly<Record<PhotoProfile, { width: number; height: number }>> = {
  '30x42': { width: 354, height: 496 },
  '35x45': { width: 492, height: 633 },
};
