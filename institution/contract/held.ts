import { uuid } from '@mleg/student-card/uuid';
import { z } from 'zod';

/** Why one person is not enough; the table of these rules is `institution/server/two-people/second-person-rules.ts`. */
export const secondPersonRuleSchema = z.enum([
  'new-person',
  'identity',
  'prolonged',
  'own-data',
  'brought-in',
  'many-leave',
  'many-cards',
  'many-orders',
  'many-pesels',
  'many-changes',
  'many-erasures',
  'many-ways',
  'many-both',
  'both-secrets',
  'unasked',
  'export',
  'rights',
  'agreement',
  'on-paper',
  'way-in',
  'new-guardian',
  'second-identity',
  'right-restored',
]);
export type SecondPersonRule = z.infer<typeof secondPersonRuleSchema>;

/** What a call answers that was kept and not done: it is done when somebody else has approved it. */
export const heldSchema = z.strictObject({ deedId: uuid, rules: z.array(secondPersonRuleSchema) });
export type Held = z.infer<typeof heldSchema>;
