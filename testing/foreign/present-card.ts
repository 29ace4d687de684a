import { createHash } from 'node:crypto';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { DcqlQuery } from 'dcql';

/** A card in somebody else's wallet. */
export interface ForeignCard {
  credential: string;
  vct: string;
  claims: Record<string, string>;
  sign: (data: Uint8Array<ArrayBuffer>) => Uint8Array | Promise<Uint8Array>;
}

/** To whom the card is shown, and when. */
export interface ForeignBinding {
  aud: string;
  nonce: string;
  iat: number;
}

/** `dcql` finds what is asked for, `@sd-jwt/sd-jwt-vc` presents that and no more. Throws where the card does not answer. */
export async function presentCard(asking: DcqlQuery.Input, card: ForeignCard, binding: ForeignBinding) {
  const query = DcqlQuery.parse(asking);
  DcqlQuery.validate(query);
  const { claims, vct } = card;
  const credential = { credential_format: 'dc+sd-jwt', vct, claims, cryptographic_holder_binding: true } as const;
  const matched = DcqlQuery.query(query, [credential]);
  const queryId = Object.entries(matched.credential_matches).find(([, match]) => match.success)?.[0];
  const asked = query.credentials.find(({ id }) => id === queryId)?.claims ?? [];
  if (queryId === undefined) throw new Error('the foreign wallet has nothing to answer with');
  const frame = Object.fromEntries(asked.map((claim) => ['path' in claim ? String(claim.path[0]) : '', true]));
  const presentation = await holder(card).present(card.credential, frame, { kb: { payload: { ...binding } } });
  return { queryId, presentation };
}

const holder = ({ sign }: ForeignCard) =>
  new SDJwtVcInstance({
    hasher: (data) =>
      createHash('sha256')
        .update(Buffer.from(data as string))
        .digest(),
    hashAlg: 'sha-256',
    kbSignAlg: 'ES256',
    kbSigner: async (data) => Buffer.from(await sign(new Uint8Array(Buffer.from(data)))).toString('base64url'),
  });
