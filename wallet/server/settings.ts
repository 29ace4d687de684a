import { originSchema } from '@mleg/platform/http/origin';
import { z } from 'zod';

const issuerIdentifier = z.url({ protocol: /^https?$/ });

/** The part of the settings that the app gets, under `/configuration.json`. */
export const configurationSchema = z.strictObject({
  /** Credential Issuer Identifiers whose cards this wallet accepts (OpenID4VCI 1.0 §12.2.1). */
  trustedIssuers: z.array(issuerIdentifier).min(1),
  /** The issuer of codes that people type; one of the trusted. */
  defaultIssuer: issuerIdentifier,
  /** Certificates (PEM) of the registrars whose registrations of verifiers this wallet accepts. */
  registrars: z.array(z.string()).default([]),
  /** Verifiers that are not public or not on TLS, and may be answered all the same. */
  nearbyVerifiers: z.array(originSchema).default([]),
  /** The verifier where inspectors leave questions under six digits. */
  inspections: originSchema.optional(),
  /** Whether this server passes requests and sealed answers on, for verifiers that speak to no pages of others. */
  relay: z.boolean().default(false),
});
export type Configuration = z.infer<typeof configurationSchema>;

/** What the wallet's operator decides. */
export const walletSettingsSchema = configurationSchema
  .extend({
    /** Where this server is reached. */
    origin: originSchema,
    /** The built app, `wallet/app/dist`; without it only the configuration is served. */
    appDirectory: z.string().min(1).optional(),
    /** True: the address of a client is the last entry of `X-Forwarded-For`. */
    behindProxy: z.boolean().default(false),
  })
  .refine(({ trustedIssuers, defaultIssuer }) => trustedIssuers.includes(defaultIssuer), {
    path: ['defaultIssuer'],
    error: 'the default issuer is not among the trusted issuers',
  });

export type WalletSettings = z.infer<typeof walletSettingsSchema>;
/** As an operator writes them: what has a default may be left out. */
export type WalletSettingsInput = z.input<typeof walletSettingsSchema>;
