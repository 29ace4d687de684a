import { writeFile } from 'node:fs/promises';
import { dpopVectors } from './dpop-vectors.ts';
import { cardVectors } from './offline-check/card-vectors.ts';
import { portraitVectors, questionVectors } from './offline-check/phone-vectors.ts';
import { verdictVectors } from './offline-check/verdict-vectors.ts';
import { proofVectors } from './proof-vectors.ts';
import { sdJwtVectors } from './sd-jwt/vectors.ts';
import { securityEventVectors } from './security-event-vectors.ts';
import { statusListTokenVectors } from './status-list-token-vectors.ts';

/** `node protocol/make-vectors/main.ts` writes the signed vectors anew; the plain ones are kept by hand. */
const files = {
  'sd-jwt/vectors/presentations.json': sdJwtVectors,
  'dpop/vectors/proofs.json': dpopVectors,
  'openid4vci/vectors/key-proofs.json': proofVectors,
  'status-list/vectors/tokens.json': statusListTokenVectors,
  'security-event/vectors/tokens.json': securityEventVectors,
  'offline-check/vectors/verdicts.json': verdictVectors,
  'offline-check/vectors/cards.json': cardVectors,
  'offline-check/vectors/questions.json': questionVectors,
  'offline-check/vectors/portraits.json': portraitVectors,
};

for (const [path, make] of Object.entries(files)) {
  await writeFile(new URL(`../${path}`, import.meta.url), `${JSON.stringify(await make(), null, 2)}\n`);
}
