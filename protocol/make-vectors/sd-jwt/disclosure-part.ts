import type { JsonValue } from '../../json/json-value.ts';
import { digestOf, encodeDisclosure } from '../../test-signing/sign.ts';
import { publicJwk } from '../../test-vectors/public-jwk.ts';
import type { Vector } from '../vector.ts';
import { ADDRESS, claimsWith, GIVEN_NAME, type Parts, refusal, withoutAlgorithm } from './presentation.ts';

const SALT = 'salt-salt-salt-salt-salt';
const named = (name: string, value: JsonValue) => encodeDisclosure([SALT, name, value]);
const only = (disclosure: string): Parts => ({ disclosures: [disclosure] });
const refuse = (name: string, refused: string, parts: Parts) => refusal(name, refused, parts, 'V47');

export async function forgedDisclosures(): Promise<Vector[]> {
  const forged = encodeDisclosure(['another-salt-__________', 'given_name', 'Mallory']);
  const sameClaim = { disclosures: [GIVEN_NAME, forged] };
  const sameDigest = { extraDigests: [await digestOf(GIVEN_NAME)] };
  const sameDigestBelow = { claims: await claimsWith('person', [GIVEN_NAME]) };
  return [
    await refuse('refuses a forged disclosure', 'unreferenced-disclosure', { shown: [GIVEN_NAME, ADDRESS, forged] }),
    await refuse('refuses a disclosure sent twice', 'duplicate-disclosure', { shown: [GIVEN_NAME, GIVEN_NAME] }),
    await refuse('refuses a digest that occurs twice at one level', 'duplicate-digest', sameDigest),
    await refuse('refuses a digest that occurs twice at different levels', 'duplicate-digest', sameDigestBelow),
    await refuse('refuses a disclosure over a plain claim', 'claim-overridden', { claims: { given_name: 'plain' } }),
    await refuse('refuses two disclosures of one claim', 'claim-overridden', sameClaim),
  ];
}

export async function reservedDisclosures(): Promise<Vector[]> {
  const key = named('jwk', publicJwk('stranger'));
  const cnf = { claims: await claimsWith('cnf', [key]), disclosures: [], shown: [key] };
  const prototype = encodeDisclosure(`["${SALT}","a",{"__proto__":{}}]`);
  const protectedNames = ['iss', 'exp', 'nbf', 'cnf', 'vct', 'vct#integrity', 'status', 'aka_vcts'];
  const disclosed = protectedNames.map((name) =>
    refuse(`refuses a disclosed ${name}`, 'protected-claim-disclosed', { disclosures: [named(name, 1)] }),
  );
  const reserved = ['_sd', '...', '_sd_alg', '__proto__'].map((name) =>
    refuse(`refuses a disclosure named ${name}`, 'reserved-claim-name', { disclosures: [named(name, [])] }),
  );
  return [
    ...(await Promise.all([...disclosed, ...reserved])),
    await refuse('refuses digests inside cnf', 'protected-claim-disclosed', cnf),
    await refuse('refuses __proto__ inside a disclosure', 'forbidden-key', { disclosures: [prototype] }),
    await refuse('refuses a claim named ...', 'reserved-claim-name', { claims: { a: { '...': 'x' } } }),
  ];
}

export async function malformedDisclosures(): Promise<Vector[]> {
  const once = await digestOf(GIVEN_NAME);
  const asElement = { disclosures: [], claims: { list: [{ '...': once }] }, shown: [GIVEN_NAME] };
  const withMore = { disclosures: [], claims: { list: [{ '...': once, a: 1 }] } };
  const noArray = { payload: { ...(await withoutAlgorithm()), _sd: 'x' }, shown: [] };
  return [
    await refuse(
      'refuses an element disclosed as a claim',
      'wrong-disclosure-kind',
      only(encodeDisclosure([SALT, 'PL'])),
    ),
    await refuse('refuses a claim disclosed as an element', 'wrong-disclosure-kind', asElement),
    await refuse('refuses an element with more beside its digest', 'malformed-digests', withMore),
    await refuse('refuses _sd that is no array of strings', 'malformed-digests', noArray),
    await refuse('refuses a disclosure that is no array', 'malformed-disclosure', only(encodeDisclosure({ a: 1 }))),
    await refuse('refuses one of four elements', 'malformed-disclosure', only(encodeDisclosure(['s', 'a', 1, 2]))),
    await refuse('refuses one of a single element', 'malformed-disclosure', only(encodeDisclosure(['s']))),
    await refuse('refuses a salt that is a number', 'malformed-disclosure', only(encodeDisclosure([1, 'a', 1]))),
    await refuse('refuses a name that is a number', 'malformed-disclosure', only(encodeDisclosure(['s', 1, 1]))),
    await refuse('refuses padded base64', 'malformed-disclosure', only(`${GIVEN_NAME}==`)),
  ];
}
