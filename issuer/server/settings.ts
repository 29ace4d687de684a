import { isNetwork } from '@mleg/platform/http/is-reachable';
import { originSchema } from '@mleg/platform/http/origin';
import { z } from 'zod';

const limitsSchema = z.strictObject({
  /** Offers, codes and tokens that lead nowhere, per address and minute; what is found costs nothing. */
  missesPerMinute: z.int().min(1).default(60),
  /** Redemptions tried on one offer per minute, right or wrong. */
  attemptsPerOfferPerMinute: z.int().min(1).default(10),
});
export type IssuerLimits = z.infer<typeof limitsSchema>;

const timeStampsSchema = z.strictObject({
  /** Of an authority for time-stamps (RFC 3161 §3.4); many speak http, since what they answer is signed. */
  url: z.url({ protocol: /^https?$/ }),
  /** Those who certify its key, PEM. */
  certificates: z.string().min(1),
});

/** What the issuer's operator decides. */
export const issuerSettingsSchema = z.strictObject({
  /** `https://issuer.example`: the issuer's identifier and the start of all its addresses; no path, no slash. */
  origin: originSchema,
  /** Who issues, as wallets and certificates show it. */
  authorityName: z.string().trim().min(1),
  /** Fictional people with passwords, and numbers that are in no register; a database begun so is never anything else. */
  demonstration: z.boolean().default(false),
  /** Whether a reverse proxy of our own stands in front, whose `X-Forwarded-For` may be believed. */
  behindProxy: z.boolean().default(false),
  /** Security events may go to private addresses: for one machine and for tests, never on the Internet (D64). */
  allowPrivateEventEndpoints: z.boolean().default(false),
  /** Networks that are private on purpose: institutions in them may be told (`10.20.0.0/16`). */
  privateNetworks: z.array(z.string().refine(isNetwork, 'is no network')).default([]),
  /** Where the build of the desk's pages is; without it only its API is served. */
  deskDirectory: z.string().min(1).optional(),
  /** Who stamps the heads of the audit with the time; without it none are kept. */
  timeStamps: timeStampsSchema.optional(),
  limits: limitsSchema.prefault({}),
});
export type IssuerSettings = z.infer<typeof issuerSettingsSchema>;
/** As it is given to `createIssuer`: what has a default may be left out. */
export type IssuerSettingsInput = z.input<typeof issuerSettingsSchema>;
