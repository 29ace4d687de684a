import { publicJwk } from '../../test-vectors/public-jwk.ts';
import type { VectorFile } from '../vector.ts';
import { accepted } from './accepted.ts';
import { forgedDisclosures, malformedDisclosures, reservedDisclosures } from './disclosure-part.ts';
import { holderPart } from './holder-part.ts';
import { issuerPart } from './issuer-part.ts';
import { limits } from './limits.ts';
import { malformed } from './malformed.ts';
import { AUDIENCE, NONCE, NOW } from './presentation.ts';

export async function sdJwtVectors(): Promise<VectorFile> {
  return {
    about:
      'Presentations of an SD-JWT VC with key binding (RFC 9901, SD-JWT VC draft-13). Expected claims are those disclosed.',
    context: {
      now: NOW,
      skewSeconds: 30,
      maxAgeSeconds: 60,
      audience: AUDIENCE,
      nonce: NONCE,
      vcts: ['https://issuer.example/types/member'],
      issuerKeys: [{ iss: 'https://issuer.example', kid: 'issuer-1', jwk: publicJwk('issuer') }],
    },
    vectors: [
      ...(await accepted()),
      ...(await issuerPart()),
      ...(await forgedDisclosures()),
      ...(await reservedDisclosures()),
      ...(await malformedDisclosures()),
      ...(await limits()),
      ...(await holderPart()),
      ...(await malformed()),
    ],
  };
}
