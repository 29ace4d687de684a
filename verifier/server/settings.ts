import { originSchema } from '@mleg/platform/http/origin';
import { z } from 'zod';
import { relyingPartySettingsSchema } from './relying-parties/relying-party.ts';
import { trustSettingsSchema } from './trust/trusted-issuer.ts';

/** What the verifier's operator decides. */
export const verifierSettingsSchema = z.strictObject({
  /** Where this server is reached. */
  origin: originSchema,
  /** Whose cards are believed. */
  trustedIssuers: z.array(trustSettingsSchema).min(1),
  /** For whom wallets are asked online. */
  relyingParties: z.array(relyingPartySettingsSchema).default([]),
  /** Of a web wallet, to which requests are appended as a query. */
  walletEndpoint: z.url({ protocol: /^https?$/ }).optional(),
  /** A shop that does not exist, with its pages; never beside relying parties that do. */
  demonstration: z.boolean().default(false),
  /** The built pages of the demonstration shop; without them only its API is there. */
  shopDirectory: z.string().min(1).optional(),
  /** The built inspector's app; without it there is none. */
  inspectorDirectory: z.string().min(1).optional(),
  /** True: the address of a client is the last entry of `X-Forwarded-For`. */
  behindProxy: z.boolean().default(false),
});

export type VerifierSettings = z.infer<typeof verifierSettingsSchema>;
/** As an operator writes them: what has a default may be left out. */
export type VerifierSettingsInput = z.input<typeof verifierSettingsSchema>;
