import { expect, test } from 'vitest';
import { createCircuit } from './circuit.ts';
import { IssuerUnavailable } from './issuer-unavailable.ts';

function world() {
  let now = 0;
  const circuit = createCircuit({ now: () => new Date(now) });
  let calls = 0;
  const fail = () =>
    circuit
      .run(async () => {
        calls += 1;
        throw new IssuerUnavailable('timeout');
      })
      .catch((error: IssuerUnavailable) => error.why);
  const succeed = () => circuit.run(async () => 'answer');
  return { circuit, fail, succeed, calls: () => calls, advance: (ms: number) => (now += ms) };
}

test('leaves the issuer alone after three failures in a row', async () => {
  const { fail, calls, circuit } = world();
  for (let at = 0; at < 3; at += 1) expect(await fail()).toBe('timeout');
  expect(await fail()).toBe('circuit-open');
  expect(calls()).toBe(3);
  expect(circuit.isOpen()).toBe(true);
});

test('one answer between failures keeps it closed, and so does a refusal: the issuer is there', async () => {
  const { fail, succeed, circuit } = world();
  await fail();
  await fail();
  await succeed();
  await fail();
  await fail();
  await expect(circuit.run(() => Promise.reject(new Error('a refusal')))).rejects.toThrow('a refusal');
  await fail();
  expect(circuit.isOpen()).toBe(false);
});

test('after the pause lets one call through, and the first answer closes it', async () => {
  const { fail, circuit, advance } = world();
  for (let at = 0; at < 3; at += 1) await fail();
  advance(5_000);
  let answer: ((value: string) => void) | undefined;
  const trial = circuit.run(() => new Promise<string>((resolve) => (answer = resolve)));
  expect(await fail()).toBe('circuit-open');
  answer?.('back');
  expect(await trial).toBe('back');
  expect(circuit.isOpen()).toBe(false);
});

test('pauses longer after each vain trial, up to a minute', async () => {
  const { fail, circuit, advance } = world();
  for (let at = 0; at < 3; at += 1) await fail();
  for (const pause of [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
    advance(pause - 1);
    expect(circuit.isOpen()).toBe(true);
    advance(1);
    expect(await fail()).toBe('timeout');
  }
});
