import type { JsonValue } from '@mleg/protocol/json/json-value';
import { decodeBase64url, encodeBase64url } from '@mleg/protocol/jws/base64url';
import file from '@mleg/protocol/offline-check/vectors/verdicts.json' with { type: 'json' };
import { vectorTitle } from '@mleg/protocol/test-vectors/vector-title';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkShownCard } from './check-shown-card.ts';
import type { HeldPack } from './held-pack.ts';
import type { Moment } from './judge-presentation.ts';
import type { AmberReason, RedReason } from './verdict.ts';

type StoredPack = Omit<HeldPack, 'lists'> & {
  lists: (Omit<HeldPack['lists'][number], 'list'> & { bits: 2; bytes: string })[];
};
type Input = {
  text: string;
  pack: string | null;
  doubt?: string;
  question?: { nonce: string; audience: string; askedAt: number };
  wasShown?: boolean;
};

const { now, packs } = file.context;
const bytesOf = (text: string) => decodeBase64url(text) ?? new Uint8Array();
const stored = new Map(Object.entries(packs as unknown as Record<string, StoredPack>));
const vectors = file.vectors as unknown as { name: string; case?: string; input: Input; expected: JsonValue }[];

function packNamed(name: string | null): HeldPack | undefined {
  const pack = name === null ? undefined : stored.get(name);
  const lists = pack?.lists.map(({ bits, bytes, ...list }) => ({ ...list, list: { bits, bytes: bytesOf(bytes) } }));
  return pack && lists && { ...pack, lists };
}

const momentOf = ({ pack, doubt, question, wasShown }: Input): Moment => ({
  now,
  doubt,
  pack: packNamed(pack),
  question: question && { ...question, nonce: bytesOf(question.nonce) },
  wasShown: () => wasShown === true,
});

/** As a vector writes it. */
const written = (value: unknown): JsonValue =>
  JSON.parse(JSON.stringify(value, (_, each) => (each instanceof Uint8Array ? encodeBase64url(each) : each)));

/** The compiler keeps this list complete. */
const REASONS: Record<RedReason | AmberReason, true> = {
  'not-a-card': true,
  malformed: true,
  'too-large': true,
  'wrong-algorithm': true,
  'wrong-type': true,
  'critical-header': true,
  'malformed-claims': true,
  'card-malformed': true,
  'card-wrong-algorithm': true,
  'card-wrong-type': true,
  'card-critical-header': true,
  'card-malformed-key-id': true,
  'card-malformed-claims': true,
  'card-malformed-holder-key': true,
  'card-malformed-status': true,
  'malformed-card-claims': true,
  'untrusted-issuer': true,
  'wrong-issuer-signature': true,
  'wrong-holder-signature': true,
  'wrong-nonce': true,
  'wrong-audience': true,
  stale: true,
  'from-the-future': true,
  'not-entitled': true,
  'not-yet-valid': true,
  expired: true,
  revoked: true,
  suspended: true,
  'status-unknown': true,
  'status-out-of-range': true,
  'no-pack': true,
  'pack-expired': true,
  'clock-doubtful': true,
  'unknown-institution': true,
  'no-status-list': true,
  'status-list-too-old': true,
  'question-expired': true,
  unanswered: true,
  'already-shown': true,
};

describe('the offline check', () => {
  it.each(vectors.map((vector) => [vectorTitle(vector), vector] as const))('%s', async (_, { input, expected }) => {
    expect(written(await checkShownCard(input.text, momentOf(input)))).toEqual(expected);
  });

  it('V37 V38 V39 V40 V41 V42 V43 V44 V47 V48 V49 V51 W34 have vectors, and none of them is green', () => {
    const numbered = vectors.filter((vector) => vector.case !== undefined);
    const cases = ['V37', 'V38', 'V39', 'V40', 'V41', 'V42', 'V43', 'V44', 'V47', 'V48', 'V49', 'V51', 'W34'];
    expect(new Set(numbered.map((vector) => vector.case))).toEqual(new Set(cases));
    for (const { expected } of numbered) expect(expected).not.toMatchObject({ verdict: 'green' });
  });

  it('has a vector for each reason there is', () => {
    const shown = vectors.map(({ expected }) => (expected as { reason?: string }).reason);
    expect(Object.keys(REASONS).filter((reason) => !shown.includes(reason))).toEqual([]);
  });

  it('I11 is never green when a single character of a good code changed', async () => {
    const [good] = vectors;
    if (!good) throw new Error('no vectors');
    const { text } = good.input;
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom('0', 'A', '$', ':', 'Z', ' '), async (at, char) => {
        fc.pre(text[at] !== char);
        const changed = text.slice(0, at) + char + text.slice(at + 1);
        expect((await checkShownCard(changed, momentOf(good.input))).verdict).toBe('red');
      }),
      { numRuns: 200 },
    );
  });

  it('I11 is never green for noise that begins like a card', async () => {
    const input = vectors[0]?.input;
    if (!input) throw new Error('no vectors');
    const noise = fc.oneof(fc.string({ maxLength: 300 }), fc.stringMatching(/^[0-9A-Z $%*+./:-]{0,300}$/));
    await fc.assert(
      fc.asyncProperty(noise, async (rest) => {
        expect((await checkShownCard(`MLC1:${rest}`, momentOf(input))).verdict).toBe('red');
      }),
      { numRuns: 300 },
    );
  });
});
