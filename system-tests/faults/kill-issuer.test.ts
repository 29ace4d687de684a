import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IssuerDatabase } from '@mleg/issuer/database/schema';
import type { Step } from '@mleg/issuer/deps';
import { checkInvariants } from '@mleg/issuer/invariants/check-invariants';
import { systemClock } from '@mleg/platform/clock/clock';
import { openDatabase } from '@mleg/platform/database/open-database';
import { freshDatabase } from '@mleg/platform/test-databases/fresh-database';
import { createRegisteredInstitution, type RegisteredInstitution } from '@mleg/testing/clients/registered-institution';
import { HOST } from '@mleg/testing/mortal/messages';
import { type MortalProcess, startMortalProcess } from '@mleg/testing/mortal/mortal-process';
import { persistently } from '@mleg/testing/mortal/persistently';
import { RUNS } from '@mleg/testing/mortal/runs';
import { aStudent } from '@mleg/testing/people/a-student';
import { freeBasePort } from '@mleg/testing/processes/free-base-port';
import { createHeadlessWallet } from '@mleg/wallet-core/headless-wallet';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EventsInbox, openEventsInbox } from './events-inbox.ts';

const STEPS: readonly Step[] = [
  'request-stored',
  'offer-prepared',
  'events-sent',
  'code-minted',
  'attempt-spent',
  'redeemed',
  'intent-stored',
  'signed',
  'recorded',
  'published',
];

const cleanup = new AsyncDisposableStack();
let issuer: MortalProcess;
let origin: string;
let institution: RegisteredInstitution;
let inbox: EventsInbox;
let database: Kysely<IssuerDatabase>;

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'mleg-faults-'));
  cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  const fresh = await freshDatabase('kill_issuer');
  cleanup.defer(() => fresh.drop());
  inbox = await openEventsInbox();
  cleanup.defer(() => inbox.close());
  const port = await freeBasePort(1);
  origin = `http://${HOST}:${port}`;
  const eventsEndpoint = inbox.endpoint;
  institution = await createRegisteredInstitution({ fetch, issuer: origin, clock: systemClock, eventsEndpoint });
  issuer = await startMortalProcess('issuer-process', {
    url: fresh.url,
    port,
    keyFile: join(directory, 'keys.json'),
    registrations: [institution.registration],
  });
  cleanup.defer(() => issuer.end());
  database = openDatabase({ url: fresh.url, maxConnections: 2, onIdleError: () => {} });
  cleanup.defer(() => database.destroy());
});
afterAll(() => cleanup.disposeAsync());

test.each(STEPS.flatMap((step) => RUNS.map((run) => ({ step, run }))))(
  'I1–I10 I12 kill -9 at $step ($run): nothing acknowledged is lost, and the phone has one card',
  async ({ step }) => {
    const deathsBefore = issuer.deaths();
    await issuer.dieAt(step);
    const order = { requestId: randomUUID(), cardId: randomUUID(), subject: aStudent(new Date()) };
    await persistently(issuer, async () => ((await institution.request(order)).status === 202 ? true : undefined));
    const { wallet, cardId } = await activate(order.requestId);
    expect(await wallet.deps.vault.list('card')).toHaveLength(1);
    await persistently(issuer, async () => isActivated(order.requestId));

    await persistently(issuer, () => revoke(order.cardId));
    await persistently(issuer, async () => {
      const check = await wallet.checkStatus(cardId);
      return 'status' in check && check.status === 'revoked' ? true : undefined;
    });
    await issuer.revive();
    expect(issuer.deaths() - deathsBefore).toBe(1);
    expect(await checkInvariants({ database, clock: systemClock })).toEqual([]);
  },
);

/** As a person with a phone does: the same phone, again and again until the card is there. */
async function activate(requestId: string) {
  const codes = await persistently(issuer, async () => {
    const sealed = inbox.reportsOn(requestId).findLast((report) => report.sealedCodes !== undefined)?.sealedCodes;
    return sealed === undefined ? undefined : institution.openCodes(sealed);
  });
  const wallet = createHeadlessWallet({ fetch, trustedIssuers: [origin], now: () => new Date() });
  const activation = await persistently(issuer, async () => {
    const started = await wallet.start(codes.offerUri);
    return 'refused' in started ? undefined : started;
  });
  const { card } = await persistently(issuer, async () => {
    const finished = await wallet.finish(activation.id, codes.activationCode);
    if ('refused' in finished) throw new Error(finished.refused);
    return finished;
  });
  return { wallet, cardId: card.id };
}

/** The institution has heard it by event, and reads the same when it asks. */
async function isActivated(requestId: string): Promise<true | undefined> {
  const heard = inbox.reportsOn(requestId).some((report) => report.state === 'activated');
  return heard && (await institution.read(requestId)).state === 'activated' ? true : undefined;
}

async function revoke(cardId: string): Promise<true | undefined> {
  const { status } = await institution.call('POST', `/cards/${cardId}/revocation`, { reason: 'phone-lost' });
  return status === 200 ? true : undefined;
}
