import { handResetCode } from '@mleg/institution/account-access/hand-code';
import { inviteStaff } from '@mleg/institution/invitations/invite';
import { type InstitutionLimitName, institutionLimits } from '@mleg/institution/limits';
import { openTwoInstitutions, type TwoInstitutions } from '@mleg/testing/parties/two-institutions';
import { OFFICE, OTHER_STUDENT, PASSWORD, STUDENT } from '@mleg/testing/people/people';
import { ORIGINS } from '@mleg/testing/surroundings/origins';
import { afterAll, beforeAll, expect, test } from 'vitest';

let house: TwoInstitutions;
let clock: TwoInstitutions['clock'];
let processes: TwoInstitutions['processes'];

beforeAll(async () => {
  house = await openTwoInstitutions();
  ({ clock, processes } = house);
});
afterAll(() => house[Symbol.asyncDispose]());

const GUESSER = '203.0.113.7';
/** Behind the same /24. */
const NEIGHBOUR = '203.0.113.8';

/** How somebody at an address reaches one of the processes. */
interface From {
  address: string;
  process: 0 | 1;
}
const from = (address: string, process: 0 | 1): From => ({ address, process });

async function call(
  { address, process }: From,
  path: string,
  body: object | FormData,
  headers: Record<string, string> = {},
  method: 'POST' | 'PUT' = 'POST',
): Promise<Response> {
  const isForm = body instanceof FormData;
  const type = isForm ? {} : { 'Content-Type': 'application/json' };
  const init = { method, headers: { ...type, Origin: ORIGINS.institution, ...headers } };
  const request = new Request(`${ORIGINS.institution}/api${path}`, {
    ...init,
    body: isForm ? body : JSON.stringify(body),
  });
  return processes[process].fetch(request, { incoming: { socket: { remoteAddress: address } } });
}

const signIn = (at: From, login: string, password: string, headers = {}) =>
  call(at, '/session', { login, password }, headers);

async function browserOf(login: string): Promise<{ headers: Record<string, string>; accountId: string }> {
  const answer = await signIn(from('192.0.2.1', 0), login, PASSWORD);
  const { csrfToken, accountId } = (await answer.json()) as { csrfToken: string; accountId: string };
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { headers: { Cookie: cookies.join('; '), 'X-CSRF-Token': csrfToken }, accountId };
}

/** Whose account it is. */
async function personOf(login: string): Promise<string> {
  const { accountId } = await browserOf(login);
  const { person_id: personId } = await processes[0].deps.database
    .selectFrom('accounts')
    .select('person_id')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  if (!personId) throw new Error('Nobody’s account.');
  return personId;
}

interface Way {
  /** Whom it is counted for, where that is not the address. */
  subject?: string;
  miss(at: From): Promise<{ status: number }>;
  /** What is right in the midst of all that is wrong. */
  right?(at: From): Promise<{ status: number }>;
}

let strangers = 0;

const WAYS: Record<InstitutionLimitName, () => Promise<Way>> = {
  'passwords-of-login': async () => {
    const { headers } = await browserOf(STUDENT);
    return {
      subject: STUDENT,
      miss: (at) => signIn(at, STUDENT, 'a wrong password'),
      // S6: the owner's browser has tries of its own.
      right: (at) => signIn(at, STUDENT, PASSWORD, headers),
    };
  },
  'passwords-from-address': async () => {
    const { headers } = await browserOf(STUDENT);
    return {
      miss: (at) => signIn(at, `somebody-${(strangers += 1)}`, 'a wrong password'),
      right: (at) => signIn(at, STUDENT, PASSWORD, headers),
    };
  },
  'passwords-on-device': async () => {
    const { headers } = await browserOf(STUDENT);
    const device = /device=([\w-]+)\./.exec(headers['Cookie'] ?? '')?.[1] ?? '';
    return {
      subject: device,
      miss: (at) => signIn(at, STUDENT, 'a wrong password', headers),
      right: (at) => signIn(at, OTHER_STUDENT, PASSWORD, headers),
    };
  },
  passkeys: async () => {
    const response = {
      id: 'unknown',
      rawId: 'unknown',
      type: 'public-key',
      response: { clientDataJSON: 'e30', authenticatorData: '', signature: '' },
      clientExtensionResults: {},
    };
    return { miss: (at) => call(at, '/session/passkey', { response }) };
  },
  'reset-requests': async () => ({ miss: (at) => call(at, '/password-resets', { login: STUDENT }) }),
  'reset-secrets': async () => {
    const { accountId } = await browserOf(OFFICE);
    const student = await browserOf(STUDENT);
    const by = { accountId, displayName: 'Dziekanat', office: true, head: true, teaches: [] };
    const handed = await handResetCode(processes[0].deps, { by, accountId: student.accountId });
    if ('refused' in handed) throw new Error(handed.refused);
    const password = PASSWORD;
    return {
      miss: (at) => call(at, '/password-resets/password', { secret: 'ABCDE-FGHJK-MM', password }),
      right: (at) => call(at, '/password-resets/password', { secret: 'code' in handed ? handed.code : '', password }),
    };
  },
  confirmations: async () => {
    const { headers, accountId } = await browserOf(OFFICE);
    return {
      subject: accountId,
      miss: (at) => call(at, '/session/confirmation', { password: 'a wrong password' }, headers),
    };
  },
  'pesel-guesses': async () => {
    const { headers, accountId } = await browserOf(OFFICE);
    const query = '44051401359';
    return { subject: accountId, miss: (at) => call(at, '/office/people-search', { query }, headers) };
  },
  'addresses-asked': async () => {
    const { headers, accountId } = await browserOf(OFFICE);
    const student = await browserOf(STUDENT);
    await call(from('192.0.2.1', 0), '/session/confirmation', { password: PASSWORD }, headers);
    const path = `/office/accounts/${student.accountId}/address`;
    return { subject: accountId, miss: (at) => call(at, path, { email: 'inny@example.org' }, headers, 'PUT') };
  },
  'guardian-invitations': async () => {
    const { headers } = await browserOf(OFFICE);
    const subject = await personOf(STUDENT);
    const path = `/office/people/${subject}/guardian-invitations`;
    return { subject, miss: (at) => call(at, path, { displayName: 'Nowa Osoba' }, headers) };
  },
  'invitation-codes': async () => {
    const head = (await browserOf(OFFICE)).accountId;
    // An invitation is good as long as who sent it may send it.
    const accounts = processes[0].deps.database.updateTable('accounts').set({ head: true });
    await accounts.where('account_id', '=', head).execute();
    const by = { accountId: head, displayName: 'Dziekanat', office: true, head: true, teaches: [] };
    const roles = { office: true, head: false, teaches: [] };
    const invitation = await inviteStaff(processes[0].deps, { by, displayName: 'Nowa Osoba', roles });
    if ('refused' in invitation) throw new Error(invitation.refused);
    const account = { login: 'nowa-osoba', password: 'cztery slowa i przecinek' };
    return {
      miss: (at) => call(at, '/invitations/account', { ...account, code: 'ABCDE-FGHJK-MM' }),
      right: (at) => call(at, '/invitations/account', { ...account, code: invitation.code }),
    };
  },
  uploads: async () => {
    const { headers, accountId } = await browserOf(OFFICE);
    return {
      subject: accountId,
      miss: async (at) => {
        const form = new FormData();
        form.set('scope', 'only-listed');
        form.set('file', new File(['a;b'], 'people.csv', { type: 'text/csv' }));
        return call(at, '/office/roster/imports', form, headers);
      },
    };
  },
  photos: async () => {
    const { headers } = await browserOf(STUDENT);
    const subject = await personOf(STUDENT);
    const init = { method: 'POST', headers: { ...headers, Origin: ORIGINS.institution }, body: 'no picture' };
    return {
      subject,
      miss: async ({ address, process }) =>
        processes[process].fetch(new Request(`${ORIGINS.institution}/photos/${subject}`, init), {
          incoming: { socket: { remoteAddress: address } },
        }),
    };
  },
};

test.each(Object.keys(WAYS) as InstitutionLimitName[])(
  'S1 S3 %s: two processes count as one, a neighbour has a share, and what is right is answered',
  async (name) => {
    // The windows of those before are over, and sessions begin anew.
    clock.advance({ minutes: 61 });
    const { subject, ...way } = await WAYS[name]();
    const { most, by } = institutionLimits[name];
    const [one, other] = [from(GUESSER, 0), from(GUESSER, 1)];
    for (let at = 2; at < most; at += 1) {
      await processes[at % 2 === 0 ? 0 : 1].deps.limits.count(name, subject ?? GUESSER);
    }
    expect((await way.miss(one)).status).not.toBe(429);
    expect((await way.miss(other)).status).not.toBe(429);
    expect((await way.miss(one)).status).toBe(429);
    expect((await way.miss(other)).status).toBe(429);
    if (by === 'address') expect((await way.miss(from(NEIGHBOUR, 0))).status).not.toBe(429);
    if (way.right) expect((await way.right(other)).status).toBeLessThan(300);
  },
);

test('S6 a device that was signed for somebody else, or by nobody, is none', async () => {
  clock.advance({ minutes: 61 });
  const { headers } = await browserOf(STUDENT);
  const [nonce = '', signature = ''] = /device=([\w.-]+)/.exec(headers['Cookie'] ?? '')?.[1]?.split('.') ?? [];
  for (let at = 0; at < institutionLimits['passwords-of-login'].most; at += 1) {
    await processes[0].deps.limits.count('passwords-of-login', OTHER_STUDENT);
  }
  const foreign = [
    `device=${nonce}.${signature}`,
    `device=${nonce}.${signature.slice(0, -4)}AAAA`,
    'device=~.~x',
    'device=',
  ];
  for (const Cookie of foreign) {
    expect((await signIn(from(GUESSER, 0), OTHER_STUDENT, PASSWORD, { Cookie })).status).toBe(429);
  }
});
