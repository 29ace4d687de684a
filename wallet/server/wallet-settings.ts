import { z } from 'zod';

const origin = z
  .url({ protocol: /^https?$/ })
  .refine((url) => new URL(url).origin === url, 'an origin, without a path');

/** What the wallet's operator decides. */
export const walletSettingsSchema = z.strictObject({
  /** Where this server is reached. */
  origin,
  /** The built app: `wallet/app/dist`. */
  appDirectory: z.string().min(1),
  /** Credential Issuer Identifiers whose cards this wallet takes (OpenID4VCI 1.0 §12.2.1). */
  trustedIssuers: z.array(z.url({ protocol: /^https?$/ })).min(1),
  /** Whose codes people type; one of the trusted. */
  defaultIssuer: z.url({ protocol: /^https?$/ }),
  /** Certificates (PEM) of registrars whose word about verifiers this wallet takes. */
  registrars: z.array(z.string()).default([]),
  /** Verifiers that are not public or not on TLS, and may be answered all the same. */
  nearbyVerifiers: z.array(origin).default([]),
  /** The verifier where inspectors leave questions under six digits. */
  inspections: origin.optional(),
});
export type WalletSettings = z.input<typeof walletSettingsSchema>;
