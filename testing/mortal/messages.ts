import type { Step } from '@mleg/issuer/deps';
import { type InstitutionRegistration, institutionRegistrationSchema } from '@mleg/issuer-contract/institution';
import { z } from 'zod';

export const HOST = '127.0.0.1';

const settings = { url: z.string(), port: z.int(), keyFile: z.string() };
export const issuerProcessSettingsSchema = z.object({
  ...settings,
  registrations: z.array(institutionRegistrationSchema),
});
export const institutionProcessSettingsSchema = z.object({ ...settings, issuer: z.string() });

export type ProcessSettings =
  | z.infer<typeof issuerProcessSettingsSchema>
  | z.infer<typeof institutionProcessSettingsSchema>;

/** Where the institution can be killed: between what it stores, what it says to the issuer, and what it hears. */
export type InstitutionStep =
  | 'order-stored'
  | 'issuer-has-answered'
  | 'event-stored'
  | 'issuer-has-revoked'
  | keyof typeof INSTITUTION_STATEMENTS;

/** Where it can be killed in the middle of a transaction: after the statement that begins so. */
export const INSTITUTION_STATEMENTS = {
  'rows-staged': 'insert into roster_rows',
  'people-written': 'insert into people',
  'people-restored': 'delete from people',
  'orders-placed': 'insert into card_orders',
  'reports-written': 'update card_orders set state = said.state',
  'person-done': 'update mass_action_people set state = ',
} as const;

/** What a process of the tests is told. */
export type Message = { open: unknown } | { dieAt: Step | InstitutionStep };

/** What others must know of a party that has opened. */
export interface Opened {
  registration?: InstitutionRegistration;
}

/** What a process says: `armed` once it knows where to die. */
export type Report = { armed: string } | { open: Opened } | { failed: string };
