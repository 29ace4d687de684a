import type { Issuer } from '@mleg/issuer/create-issuer';
import { type IssuerLimitName, issuerLimits } from '@mleg/issuer/limits';
import {
  applicationOf,
  byPassword,
  makeSchool,
  openDesk,
  say,
  send,
  signIn,
} from '@mleg/testing/lone-issuer/desk-client';
import { askForToken, clientAssertion, orderCodes } from '@mleg/testing/lone-issuer/institution-client';
import { type LoneIssuer, openLoneIssuer } from '@mleg/testing/lone-issuer/lone-issuer';
import { fetchOffer, makeKey, mintCode, redeemWith } from '@mleg/testing/lone-issuer/wallet-requests';
import { afterAll, beforeAll, expect, test } from 'vitest';

let world: LoneIssuer;
let processes: [Issuer, Issuer];

beforeAll(async () => {
  world = await openLoneIssuer();
  processes = [world.issuer, await world.beside()];
  await openDesk(world);
});
afterAll(() => world.end());

const GUESSER = '203.0.113.7';
/** Behind the same /24. */
const NEIGHBOUR = '203.0.113.8';

/** The issuer as somebody at an address reaches it, through one of its processes. */
const seenFrom = (address: string, process: 0 | 1): LoneIssuer => {
  const connection = { incoming: { socket: { remoteAddress: address } } };
  const issuer = processes[process];
  return { ...world, issuer: { ...issuer, fetch: (request: Request) => issuer.fetch(request, connection) } };
};

type Asked = Promise<{ status: number }>;

interface Way {
  /** Whom it is counted for, where that is not the address. */
  subject?: string;
  miss(from: LoneIssuer): Asked;
  /** What is right in the midst of all that is wrong; none where what is limited has to wait itself. */
  right?(from: LoneIssuer): Asked;
}

const WAYS: Record<IssuerLimitName, () => Promise<Way>> = {
  'offer-handles': async () => {
    const { manualCode } = await orderCodes(world);
    return { miss: (from) => fetchOffer(from, 'ABCDEFGHJKM'), right: (from) => fetchOffer(from, manualCode) };
  },
  'minted-codes': async () => {
    const codes = await orderCodes(world);
    const code = await mintCode(world, codes);
    return {
      miss: (from) => redeemWith(from, makeKey(), 'never-minted', '000000'),
      right: (from) => redeemWith(from, makeKey(), code, codes.activationCode),
    };
  },
  'activation-codes': async () => {
    const codes = await orderCodes(world);
    const code = await mintCode(world, codes);
    const wrong = codes.activationCode === '000000' ? '000001' : '000000';
    const { offer_id: subject } = await world.database
      .selectFrom('offers')
      .select('offer_id')
      .where('request_id', '=', codes.requestId)
      .executeTakeFirstOrThrow();
    return { subject, miss: (from) => redeemWith(from, makeKey(), code, wrong) };
  },
  'client-assertions': async () => ({
    miss: (from) => askForToken(from, 'no.assertion.atall'),
    right: async (from) => askForToken(from, await clientAssertion(world, world.university)),
  }),
  agreements: async () => ({
    miss: (from) => {
      const school = makeSchool();
      return say(from, school, { kind: 'apply', application: applicationOf(school) });
    },
  }),
  'new-applications': async () => {
    // Those whose frequency was tried were new, too.
    world.clock.advance({ days: 1 });
    const known = makeSchool();
    await say(world, known, { kind: 'apply', application: applicationOf(known) });
    return {
      miss: (from) => {
        const school = makeSchool();
        return say(from, school, { kind: 'apply', application: applicationOf(school) });
      },
      // Who is known already corrects what they have said.
      right: (from) => say(from, known, { kind: 'apply', application: applicationOf(known) }),
    };
  },
  'desk-passwords': async () => ({
    subject: 'supervisor@desk.example',
    miss: (from) => byPassword(from, 'supervisor@desk.example', 'wrong'),
    right: (from) => byPassword(from, 'clerk@desk.example', 'a password of the tests'),
  }),
  'desk-sign-ins': async () => ({
    miss: (from) => byPassword(from, `nobody-${Math.random()}@desk.example`, 'wrong'),
    right: (from) => byPassword(from, 'clerk@desk.example', 'a password of the tests'),
  }),
  'enrolment-links': async () => {
    const supervisor = await signIn(world, 'supervisor');
    const invited = { displayName: 'Nowa Osoba', email: 'nowa@desk.example', role: 'clerk' };
    const answer = await supervisor.call('POST', '/staff/invitations', invited);
    const { token } = (await answer.json()) as { token: string };
    return {
      miss: (from) => send(from, 'POST', '/enrolment', { token: 'x'.repeat(43) }),
      right: (from) => send(from, 'POST', '/enrolment', { token }),
    };
  },
};

const table = issuerLimits({ limits: { missesPerMinute: 60, attemptsPerOfferPerMinute: 10 } });

test.each(Object.keys(WAYS) as IssuerLimitName[])(
  'S1 S3 Q87 %s: two processes count as one, a neighbour has a share, and what is right is answered',
  async (name) => {
    // The windows of those before are over.
    world.clock.advance({ minutes: 16 });
    const { subject, ...way } = await WAYS[name]();
    const { most, by } = table[name];
    const [one, other] = [seenFrom(GUESSER, 0), seenFrom(GUESSER, 1)];
    for (let at = 2; at < most; at += 1) {
      await processes[at % 2 === 0 ? 0 : 1].deps.limits.count(name, subject ?? GUESSER);
    }
    expect((await way.miss(one)).status).not.toBe(429);
    expect((await way.miss(other)).status).not.toBe(429);
    expect((await way.miss(one)).status).toBe(429);
    expect((await way.miss(other)).status).toBe(429);
    if (by === 'address') expect((await way.miss(seenFrom(NEIGHBOUR, 0))).status).not.toBe(429);
    if (way.right) expect((await way.right(other)).status).toBe(200);
  },
);
