import { randomUUID } from 'node:crypto';
import type { Attack } from './attack.ts';
import { answerOf, json, signIn, type Target } from './target.ts';

const elsewhere = 'https://evil.example';

const asked = async ({ institution }: Target, headers: Record<string, string>, path: string, body: object = {}) =>
  answerOf(`${institution}/api${path}`, json(body, headers));

/** Attacks on the institution, by its own people and by nobody. */
export const onPeople: readonly Attack[] = [
  {
    number: 'D52',
    tried: 'the office asks for a person of another institution',
    expected: '404 NOT_FOUND',
    go: async (target) =>
      asked(target, await signIn(target.institution, target.office), `/office/people/${randomUUID()}/revocation`, {
        reason: 'phone-lost',
      }),
  },
  {
    number: 'D59',
    tried: 'a student searches for people',
    expected: '403 FORBIDDEN',
    go: async (target) => asked(target, await signIn(target.institution, target.student), '/office/people-search'),
  },
  {
    number: 'D60',
    tried: 'another site’s form with the office’s cookie',
    expected: '403 FORBIDDEN',
    go: async (target) =>
      asked(
        target,
        { ...(await signIn(target.institution, target.office)), Origin: elsewhere },
        '/office/people-search',
      ),
  },
  {
    number: 'D60',
    tried: 'the office’s cookie without the token',
    expected: '403 FORBIDDEN',
    go: async (target) => {
      const { 'X-CSRF-Token': _left, ...headers } = await signIn(target.institution, target.office);
      return asked(target, headers, '/office/people-search');
    },
  },
  {
    number: 'D62',
    tried: 'what looks like SQL, in the office’s search',
    expected: 'finds nobody',
    go: async (target) => {
      const headers = await signIn(target.institution, target.office);
      const response = await fetch(
        `${target.institution}/api/office/people-search`,
        json({ query: "zzqx' or ''='" }, headers),
      );
      const { total } = (await response.json()) as { total?: number };
      return total === 0 ? 'finds nobody' : `finds ${total}`;
    },
  },
  {
    number: 'D65',
    tried: 'signing in as nobody, and as somebody with a wrong password',
    expected: '401 WRONG_CREDENTIALS, both',
    go: async (target) => {
      const wrong = (login: string) =>
        asked(target, { Origin: target.institution }, '/session', { login, password: randomUUID() });
      const [nobody, somebody] = [await wrong(randomUUID()), await wrong(target.student.login)];
      return nobody === somebody ? `${nobody}, both` : `${nobody}, and ${somebody}`;
    },
  },
  {
    number: 'D64',
    tried: 'an event that the issuer has not signed',
    expected: '400 invalid_request',
    go: ({ institution }) =>
      answerOf(`${institution}/issuer-events`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/secevent+jwt' },
        body: 'a.b.c',
      }),
  },
  {
    number: 'F72',
    tried: 'a list of people from somebody who is not signed in',
    expected: '401 UNAUTHORIZED',
    go: ({ institution }) => {
      const form = new FormData();
      form.append('file', new File(['a;b'], 'people.csv'));
      form.append('scope', 'everybody');
      const headers = { Origin: institution };
      return answerOf(`${institution}/api/office/roster/imports`, { method: 'POST', body: form, headers });
    },
  },
];
