import * as z from 'zod';
import { type Sha256, sha256WebCrypto } from '../jws/es256.ts';

const localeSchema = z.string().min(1);

const claimDisplaySchema = z.looseObject({
  locale: localeSchema,
  label: z.string(),
  description: z.string().optional(),
});

const renderingSchema = z.looseObject({
  simple: z
    .looseObject({
      logo: z
        .looseObject({ uri: z.string(), 'uri#integrity': z.string().optional(), alt_text: z.string().optional() })
        .optional(),
      background_color: z.string().optional(),
      text_color: z.string().optional(),
    })
    .optional(),
});

/** What a credential type is, served at its `vct` (SD-JWT VC draft-13 §6, display §8, claims §9). */
export const typeMetadataSchema = z.looseObject({
  vct: z.string().min(1),
  name: z.string().optional(),
  description: z.string().optional(),
  extends: z.string().optional(),
  'extends#integrity': z.string().optional(),
  display: z
    .array(
      z.looseObject({
        locale: localeSchema,
        name: z.string(),
        description: z.string().optional(),
        rendering: renderingSchema.optional(),
      }),
    )
    .optional(),
  claims: z
    .array(
      z.looseObject({
        path: z.array(z.union([z.string(), z.int().nonnegative(), z.null()])).min(1),
        display: z.array(claimDisplaySchema).optional(),
        mandatory: z.boolean().optional(),
        sd: z.enum(['always', 'allowed', 'never']).optional(),
        svg_id: z.string().optional(),
      }),
    )
    .optional(),
});

export type TypeMetadata = z.infer<typeof typeMetadataSchema>;

/** `vct#integrity`: W3C SRI over the bytes as served (SD-JWT VC draft-13 §7). Standard base64, unlike the rest here. */
export async function typeMetadataIntegrity(
  served: Uint8Array<ArrayBuffer>,
  sha256: Sha256 = sha256WebCrypto,
): Promise<string> {
  return `sha256-${btoa(String.fromCharCode(...(await sha256(served))))}`;
}
