import type { Vector, VectorFile } from '../vector.ts';
import { accepted } from './accepted.ts';
import { cardCases } from './card-cases.ts';
import { packAndClock, status, validity } from './held-part.ts';
import { holderPart, twoWay } from './holder-part.ts';
import { malformed } from './malformed.ts';
import { notOurs } from './not-ours.ts';
import { red } from './vector.ts';
import { NOW, packs } from './world.ts';

const groups = [accepted, notOurs, malformed, wrongCards, holderPart, twoWay, validity, status, packAndClock];

async function wrongCards(): Promise<Vector[]> {
  const cases = await cardCases();
  return Promise.all(
    cases.map(({ name, reason, parts, number }) => red(name, reason, parts, number ? { number } : {})),
  );
}

export async function verdictVectors(): Promise<VectorFile> {
  return {
    about:
      'The offline check (docs/specifications/offline-check.md §7): what was scanned, with which pack in hand, and the ' +
      'verdict. Bytes are base64url; times are seconds since 1970; `now` is that of the context where a vector has none.',
    context: { now: NOW, packs: await packs() },
    vectors: (await Promise.all(groups.map((make) => make()))).flat(),
  };
}
