import { randomUUID } from 'node:crypto';
import { emptyPages } from '@mleg/testing/junk/pages';
import { openWalkedHouse, type WalkedHouse } from '@mleg/testing/junk/walked-house';
import { everyOperation, nameOf } from '@mleg/testing/routes/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Whatever takes a body. */
const operations = (await everyOperation(emptyPages()))
  .filter(({ method }) => method !== 'GET')
  .map((operation) => ({ name: nameOf(operation), operation }));

/** What somebody may call who is nobody here; whatever else is open would be open by oversight. */
const OPEN = [
  'institution: POST /api/session',
  'institution: POST /api/session/passkey',
  'institution: POST /api/session/passkey/options',
  'institution: POST /api/password-resets',
  'institution: POST /api/password-resets/password',
  'institution: POST /api/invitations/account',
  'institution: POST /issuer-events',
  'issuer: POST /desk/api/session/passkey-options',
  'issuer: POST /desk/api/session/passkey',
  'issuer: POST /desk/api/session/password',
  'issuer: POST /desk/api/enrolment',
  'issuer: POST /desk/api/enrolment/passkey-options',
  'issuer: POST /desk/api/enrolment/passkey',
  'issuer: POST /institution-api/token',
  'issuer: POST /institution-api/agreement',
  'issuer: POST /token',
  'issuer: POST /nonce',
  'verifier: POST /api/checks',
  'verifier: POST /api/receipts',
  'verifier: POST /receipts',
  'verifier: POST /questions',
  'verifier: POST /questions/{code}/answer',
  'verifier: POST /openid4vp/requests/{handle}',
  'verifier: POST /openid4vp/responses/{handle}',
  'verifier: POST /demo/api/checks',
  'verifier: POST /demo/api/checks/current',
  'wallet: POST /relay/requests',
  'wallet: POST /relay/answers',
];

let house: WalkedHouse;
const open: string[] = [];

beforeAll(async () => {
  house = await openWalkedHouse();
});
afterAll(() => house[Symbol.asyncDispose]());

/** Ten megabytes that are made when somebody asks for them. */
function unwanted() {
  const asked = { pieces: 0 };
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    asked.pieces += 1;
    if (asked.pieces > 10) controller.close();
    else controller.enqueue(new Uint8Array(1_048_576));
  };
  return { body: new ReadableStream({ pull }, { highWaterMark: 0 }), asked };
}

test.each(operations)('E2: whom $name refuses, it refuses unheard', async ({ name, operation }) => {
  const { server, method } = operation;
  const address = operation.path.replaceAll(/\{\w+\}/g, () => randomUUID());
  for (const caller of house.callers[server]) {
    const { body, asked } = unwanted();
    const headers = { 'Content-Type': 'application/json', ...(await caller.headers(operation.path)) };
    const { status } = await house.send(server, { address, method, headers, body });
    if (status === 401 || status === 403) expect([caller.name, asked.pieces]).toEqual([caller.name, 0]);
    else if (caller.name === 'nobody') open.push(name);
  }
});

test('E2: nothing is open to everybody but what is meant to be', () => {
  expect(open.toSorted()).toEqual(OPEN.toSorted());
});
