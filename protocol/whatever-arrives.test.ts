import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyDpop } from './dpop/verify-dpop.ts';
import { verifyProofJwt } from './openid4vci/verify-proof-jwt.ts';
import file from './sd-jwt/vectors/presentations.json' with { type: 'json' };
import { verifyPresentation } from './sd-jwt/verify-presentation.ts';
import { verifySecurityEvent } from './security-event/verify-security-event.ts';
import { verifyStatusListToken } from './status-list/verify-status-list-token.ts';
import { publicJwk } from './test-vectors/public-jwk.ts';

const { issuerKeys: _, ...context } = file.context;
const resolveIssuerKey = () => publicJwk('issuer');
const window = { now: 1, maxAgeSeconds: 60 };
const [good] = file.vectors;

const json = fc.json({ maxDepth: 3 });
const part = fc.oneof(
  json.map((text) => Buffer.from(text).toString('base64url')),
  fc.string(),
);
const token = fc.array(part, { maxLength: 5 }).map((parts) => parts.join('.'));
const text = fc.oneof(
  fc.string(),
  token,
  fc.array(token).map((parts) => parts.join('~')),
);

describe('whatever arrives', () => {
  it('is refused with a reason and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (input) => {
        const results = await Promise.all([
          verifyPresentation(input, { ...context, resolveIssuerKey }),
          verifyDpop(input, { ...window, method: 'POST', url: 'https://a.example' }),
          verifyProofJwt(input, { ...window, issuer: 'https://a.example' }),
          verifyStatusListToken(input, { now: 1, uri: 'https://a.example', resolveIssuerKey }),
          verifySecurityEvent(input, { ...window, issuer: 'a', audience: 'b', resolveKey: resolveIssuerKey }),
        ]);
        for (const result of results) expect(result).toHaveProperty('refused');
      }),
      { numRuns: 300 },
    );
  });

  it('P30 V48 is refused for its size alone, unread', async () => {
    const huge = 'e'.repeat(3_000_000);
    const results = await Promise.all([
      verifyPresentation(huge, { ...context, resolveIssuerKey }),
      verifyProofJwt(huge, { ...window, issuer: 'https://a.example' }),
      verifyStatusListToken(huge, { now: 1, uri: 'https://a.example', resolveIssuerKey }),
      verifySecurityEvent(huge, { ...window, issuer: 'a', audience: 'b', resolveKey: resolveIssuerKey }),
    ]);
    for (const result of results) expect(result).toEqual({ refused: 'too-large' });
  });

  it('V38 V47 is refused when a single character of a good presentation changed', async () => {
    const presentation = good?.input.presentation ?? '';
    const replacement = fc.constantFrom('A', 'Q', 'g', 'w', '0', '-', '_', '~', '.', '=', '\u0000');
    await fc.assert(
      fc.asyncProperty(fc.nat(presentation.length - 1), replacement, async (at, char) => {
        fc.pre(presentation[at] !== char);
        const changed = presentation.slice(0, at) + char + presentation.slice(at + 1);
        expect(await verifyPresentation(changed, { ...context, resolveIssuerKey })).toHaveProperty('refused');
      }),
      { numRuns: 300 },
    );
  });
});
