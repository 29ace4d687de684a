import { z } from 'zod';
import { contrastWithWhite } from './http/contrast.ts';

const origin = z.url().transform((url) => new URL(url).origin);

/** White text stands on it everywhere (WCAG 2.2 §1.4.3). */
const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/)
  .refine((value) => contrastWithWhite(value) >= 4.5, 'white text on this colour is below 4.5:1');

/** What the institution has decided for itself; each one switches a rule of eligibility. */
const policiesSchema = z.strictObject({
  /** False: people without a PESEL get a card too. One that is there must always be correct. */
  peselRequired: z.boolean().default(true),
  /** False: a card needs no physical one behind it (in law for universities since 1 July 2025). */
  physicalCardRequired: z.boolean().default(true),
});

export const institutionSettingsSchema = z.strictObject({
  institutionId: z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/),
  name: z.string().trim().min(1).max(200),
  shortName: z.string().trim().min(1).max(40),
  colour,
  kind: z.literal('university'),
  /** POL-on number. */
  registryNumber: z.string().regex(/^[A-Za-z0-9-]{1,32}$/),
  /** `schacHomeOrganization` */
  domain: z.string().regex(/^[a-z0-9.-]{3,253}$/),
  origin,
  issuerOrigin: origin,
  walletOrigin: origin,
  /** Where the build of the pages is; without it only the API is served. */
  appDirectory: z.string().min(1).optional(),
  policies: policiesSchema,
  /** False only where the origin is plain http, on a machine of its own. */
  secureCookies: z.boolean(),
  /** True: the address of a client is the last entry of `X-Forwarded-For`. */
  behindProxy: z.boolean().default(false),
});

export type InstitutionSettings = z.infer<typeof institutionSettingsSchema>;
/** As an operator writes them: what has a default may be left out. */
export type InstitutionSettingsInput = z.input<typeof institutionSettingsSchema>;
