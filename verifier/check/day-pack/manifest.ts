import * as z from 'zod';

/** `typ` of the day pack's manifest; our own (docs/specifications/day-pack.md). */
export const DAY_PACK_TYPE = 'mleg-day-pack+jwt';
export const DAY_PACK_MEDIA_TYPE = 'application/mleg-day-pack+jwt';

/** What an inspector carries is good for a week without a network. */
export const DAY_PACK_LIFETIME_SECONDS = 7 * 86_400;

const seconds = z.int().nonnegative();
/** SHA-256, base64url: a body's address and its proof. */
const digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const issuerIdentifier = z.url({ protocol: /^https?$/ }).max(500);

/** A body fetched by its digest; `bytes` is its length before any content coding. */
export const bodySchema = z.object({
  sha256: digest,
  bytes: z.int().nonnegative().max(8_388_608),
});
export type Body = z.infer<typeof bodySchema>;

const jwkSchema = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() });

const issuerSchema = z.object({
  issuer: issuerIdentifier,
  name: z.string().min(1).max(200),
  /** Keys that sign compact cards, by what their `kid` is (docs/specifications/offline-check.md). */
  keys: z
    .array(
      z.object({
        kid: z.string().regex(/^[A-Za-z0-9_-]{4,64}$/),
        jwk: jwkSchema,
      }),
    )
    .min(1)
    .max(20),
  /** The institutions it may issue for; a JSON array (`institutions.ts`). */
  institutions: bodySchema,
});

const listSchema = z.object({
  /** Exactly as cards refer to it. */
  uri: z.url().max(500),
  issuer: issuerIdentifier,
  bits: z.union([z.literal(1), z.literal(2), z.literal(4), z.literal(8)]),
  /** Of the issuer's token, which the publisher has verified. */
  iat: seconds,
  exp: seconds,
  /** The bit array, inflated (Token Status List §4.1). */
  body: bodySchema,
});

/** What the publisher signs: everything an inspector's phone needs to know, but the bodies, which follow by digest. */
export const manifestSchema = z.object({
  iss: issuerIdentifier,
  iat: seconds,
  exp: seconds,
  /** Only grows: an older manifest after a newer is refused, whoever sends it. */
  sequence: z.int().positive(),
  /** Whose signature the next manifests may have; in packs of before there was one key for ever. */
  keys: z.array(jwkSchema).min(1).max(8).optional(),
  issuers: z.array(issuerSchema).max(50),
  lists: z.array(listSchema).max(1_000),
  /** Statutory discounts and from when they hold; JSON (`discountTableSchema`). */
  discounts: bodySchema,
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ListEntry = Manifest['lists'][number];

/** Every body the manifest needs. */
export const bodiesOf = ({ issuers, lists, discounts }: Manifest): Body[] => [
  discounts,
  ...issuers.map(({ institutions }) => institutions),
  ...lists.map(({ body }) => body),
];
