import { digestOf, encodeDisclosure } from '../../test-signing/sign.ts';
import type { Vector } from '../vector.ts';
import { type Parts, refusal } from './presentation.ts';

const SALT = 'salt-salt-salt-salt-salt';
const deepPayload = `{"a":${'['.repeat(500)}${']'.repeat(500)}}`;
const deepDisclosure = encodeDisclosure(`["${SALT}","a",${'['.repeat(500)}${']'.repeat(500)}]`);

/** Weak hashes and inputs made to exhaust whoever reads them. */
export const limits = async (): Promise<Vector[]> => [
  await refusal('refuses a weak _sd_alg', 'wrong-digest-algorithm', { claims: { _sd_alg: 'md5' } }, 'V48'),
  await refusal('refuses any other _sd_alg', 'wrong-digest-algorithm', { claims: { _sd_alg: 'sha-512' } }, 'V48'),
  await refusal('refuses a payload 500 levels deep', 'too-deep', { payload: deepPayload, shown: [] }, 'V48'),
  await refusal('refuses a disclosure 500 levels deep', 'too-deep', { disclosures: [deepDisclosure] }, 'V48'),
  await refusal('refuses disclosures nested 40 levels deep', 'too-deep', await nestedDisclosures(40), 'V48'),
];

async function nestedDisclosures(depth: number): Promise<Parts> {
  const shown = [encodeDisclosure([SALT, 'leaf', 1])];
  for (let level = 1; level < depth; level++) {
    const inner = { _sd: [await digestOf(shown.at(-1) ?? '')] };
    shown.push(encodeDisclosure([SALT, `level${level}`, inner]));
  }
  return { disclosures: shown.slice(-1), shown };
}
