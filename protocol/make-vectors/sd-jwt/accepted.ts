import type { JsonObject } from '../../json/json-value.ts';
import { digestOf, encodeDisclosure } from '../../test-signing/sign.ts';
import type { Vector } from '../vector.ts';
import { ADDRESS, NOW, type Parts, presentation, withoutAlgorithm } from './presentation.ts';

const vector = async (name: string, parts: Parts, claims: JsonObject): Promise<Vector> => ({
  name,
  input: { presentation: await presentation(parts) },
  expected: { ok: true, claims },
});

export async function accepted(): Promise<Vector[]> {
  const street = encodeDisclosure(['salt-of-the-street-____', 'street', 'Długa']);
  const home = encodeDisclosure(['salt-of-the-home-______', 'home', { _sd: [await digestOf(street)], city: 'Gdańsk' }]);
  const poland = encodeDisclosure(['salt-of-an-element-____', 'PL']);
  const nested = { disclosures: [home], shown: [home, street] };
  const both = { given_name: 'Łucja', address: { city: 'Gdańsk' } };
  const citizen = { citizenships: [{ '...': await digestOf(poland) }, { '...': 'an-element-not-shown' }, 'UA'] };
  return [
    await vector('accepts a presentation of all claims', {}, both),
    await vector('shows only what was disclosed', { shown: [ADDRESS] }, { address: { city: 'Gdańsk' } }),
    await vector('ignores decoy digests', { extraDigests: ['decoy'] }, both),
    await vector('puts nested disclosures in their place', nested, { home: { city: 'Gdańsk', street: 'Długa' } }),
    await vector(
      'shows array elements that were disclosed and drops the others',
      { claims: citizen, shown: [poland], disclosures: [] },
      { citizenships: ['PL', 'UA'] },
    ),
    await vector('takes sha-256 when _sd_alg is absent', { payload: await withoutAlgorithm() }, both),
    await vector('bears a clock 30 s behind', { claims: { iat: NOW + 30 } }, both),
  ];
}
