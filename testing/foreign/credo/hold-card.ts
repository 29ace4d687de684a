import { Kms } from '@credo-ts/core';
import type { Credo } from './open-credo.ts';

/** From the text of the QR code to the card in Credo's storage. */
export async function holdCard(credo: Credo, offer: string, activationCode: string): Promise<void> {
  const { holder } = credo.openid4vc;
  const resolvedCredentialOffer = await holder.resolveCredentialOffer(offer);
  const token = await holder.requestToken({ resolvedCredentialOffer, txCode: activationCode });
  const { credentials } = await holder.requestCredentials({
    resolvedCredentialOffer,
    ...token,
    credentialBindingResolver: async () => {
      const key = await credo.kms.createKeyForSignatureAlgorithm({ algorithm: 'ES256' });
      return { method: 'jwk', keys: [Kms.PublicJwk.fromPublicJwk(key.publicJwk)] };
    },
  });
  const record = credentials[0]?.record;
  if (record?.type !== 'SdJwtVcRecord') throw new Error('Credo got no card.');
  await credo.sdJwtVc.store({ record });
}
