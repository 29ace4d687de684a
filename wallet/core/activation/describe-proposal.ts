import type { IssuerMetadataResult } from '@openid4vc/openid4vci';
import { z } from 'zod';
import { cardTypeOf } from '../card/card-type-of.ts';
import type { Proposal } from '../records/activation.ts';
import type { Offer } from '../records/offer.ts';
import { readLocalText } from '../trust/local-text.ts';
import { plainText } from '../trust/plain-text.ts';

const displaySchema = z.array(z.looseObject({ name: z.string().optional(), locale: z.string().optional() }));

/** OpenID4VCI 1.0 §12.2.4 and Appendix B.2. */
const credentialMetadataSchema = z.looseObject({
  display: z
    .array(z.looseObject({ name: z.string(), locale: z.string().optional(), description: z.string().optional() }))
    .optional(),
  claims: z
    .array(
      z.looseObject({
        path: z.array(z.union([z.string(), z.number(), z.null()])).min(1),
        display: displaySchema.optional(),
      }),
    )
    .max(100)
    .optional(),
});

/** Every text of it comes from the issuer and is made safe to show here, once (W34). */
export function describeProposal(
  offer: Offer,
  { credentialIssuer }: IssuerMetadataResult,
  configurationId: string,
): Proposal {
  const configuration = credentialIssuer.credential_configurations_supported[configurationId];
  const described = credentialMetadataSchema.safeParse(configuration?.credential_metadata ?? {});
  const { display = [], claims = [] } = described.success ? described.data : {};
  const description = display.find((entry) => entry.description !== undefined)?.description;
  return {
    ...cardTypeOf(offer.issuer, configuration?.['vct']),
    issuerHost: new URL(offer.issuer).host,
    issuerName: readLocalText(credentialIssuer.display),
    cardName: readLocalText(display),
    ...(description === undefined ? {} : { cardDescription: plainText(description) }),
    claims: claims.map((claim) => ({
      path: claim.path.map((part) => plainText(String(part), 60)),
      name: readLocalText(claim.display),
    })),
    ...(offer.txCode === undefined ? {} : { activationCode: describeCode(offer.txCode) }),
  };
}

function describeCode({
  numeric,
  length,
  description,
}: NonNullable<Offer['txCode']>): NonNullable<Proposal['activationCode']> {
  return {
    numeric,
    ...(length === undefined ? {} : { length }),
    ...(description === undefined ? {} : { hint: plainText(description, 300) }),
  };
}
