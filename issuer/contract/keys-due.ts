import { z } from 'zod';

/** Keys that are soon of no use any more while nothing follows them; where they follow each other, there are none. */
export const keysDueSchema = z.strictObject({
  due: z.array(
    z.strictObject({
      /** As the operator's commands call it. */
      name: z.string(),
      lastUse: z.iso.datetime(),
      /** Less than so many days are left; 0 where it is over. */
      within: z.union([z.literal(0), z.literal(14), z.literal(60), z.literal(180)]),
    }),
  ),
});
export type KeysDue = z.infer<typeof keysDueSchema>;
