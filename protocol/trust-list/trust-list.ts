import * as z from 'zod';

/** `typ` of the token; our own (docs/specifications/trust-list.md). */
export const TRUST_LIST_TYPE = 'mleg-trust-list+jwt';
export const TRUST_LIST_MEDIA_TYPE = 'application/mleg-trust-list+jwt';

const seconds = z.int().nonnegative();
const name = z.string().min(1).max(200);

/** What an issuer says of itself for checks without a network: its keys for compact cards, and for whom it may sign. */
export const trustListSchema = z.object({
  iss: z.url({ protocol: /^https?$/ }).max(500),
  iat: seconds,
  exp: seconds,
  name,
  /** Certificates of keys that sign compact cards, from the key's own up to, not including, the anchor (RFC 7515 `x5c`). */
  card_keys: z.array(z.object({ x5c: z.array(z.string()).min(1).max(4) })).max(20),
  /** Certificates that the anchor has signed for the anchors that follow it, base64 DER. */
  roots: z.array(z.string().max(4_000)).max(4).optional(),
  institutions: z
    .array(
      z.object({
        /** As cards carry it: POL-on or RSPO number. */
        id: z.string().regex(/^[A-Za-z0-9-]{1,32}$/),
        name,
        kind: z.enum(['university', 'school']),
        /** For where there is little room. */
        short_name: z.string().min(1).max(40).optional(),
        /** Names it had before: cards of that time go on saying them, and are good. */
        former_names: z.array(name).max(50).optional(),
        /** Its domain, and the scope of affiliations in its cards. */
        domain: z.string().max(253).optional(),
        card_types: z.array(z.string().max(50)).max(20),
        /** From then on no card of it counts; absent while its agreement lasts. */
        valid_until: seconds.optional(),
      }),
    )
    .max(100_000),
});
export type TrustList = z.infer<typeof trustListSchema>;
