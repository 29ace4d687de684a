import { setTimeout as pause } from 'node:timers/promises';
import { type HttpClient, openHttpClient } from './http-client.ts';
import { openLoadInstitution } from './load-institution.ts';
import { makeLoadKey, sha256 } from './load-key.ts';
import { makeLoadSubject } from './load-subject.ts';
import { type Phone, renew } from './load-wallet.ts';
import type { SeededCard } from './seed-cards.ts';

export interface ReissueOrder {
  origin: string;
  concurrency: number;
  portraitBytes: number;
  cards: readonly SeededCard[];
  /** No card is begun after that. */
  minutes: number;
}

/** After this a phone, or the institution, tries again what was not answered. */
const AGAIN_AFTER = 500;
const TOKEN_GOOD_FOR = 240_000;

/**
 * The institution and the phones of a re-issue, in a process of their own: a card that the issuer asks for is stated
 * anew, and its phone fetches and confirms it. What is not answered is tried again.
 */
const institution = await openLoadInstitution();
const key = makeLoadKey();
const { kty, crv, x, y } = key.jwk;
process.on('message', (order: ReissueOrder) => {
  run(order).catch((error: Error) => process.send?.({ error: error.stack }));
});
process.on('disconnect', () => institution.close());
process.send?.({ registration: institution.registration, tokenKey: sha256(JSON.stringify({ crv, kty, x, y })) });

async function run({ origin, concurrency, portraitBytes, cards, minutes }: ReissueOrder): Promise<void> {
  const http = openHttpClient(origin, concurrency);
  const byRequest = new Map(cards.map((card) => [card.requestId, { ...card, key, origin }]));
  const again: (Phone & SeededCard)[] = [];
  const next = () => {
    const requestId = institution.nextRestate() ?? '';
    const card = byRequest.get(requestId);
    // Said again until it is confirmed: once is enough.
    byRequest.delete(requestId);
    return card ?? again.shift();
  };
  const token = openToken(http, origin);
  const milliseconds: number[] = [];
  const until = Date.now() + minutes * 60_000;
  const work = async () => {
    while (milliseconds.length < cards.length && Date.now() < until) {
      const card = next();
      if (!card) {
        await pause(20);
        continue;
      }
      const from = performance.now();
      const pauseFor = await attempt(async () => {
        await institution.restate(http, await token(), card.cardId, makeLoadSubject(portraitBytes));
        await renew(http, card, 'student-card');
      });
      if (pauseFor) {
        again.push(card);
        await pause(pauseFor);
        continue;
      }
      milliseconds.push(performance.now() - from);
      if (milliseconds.length % 500 === 0) process.send?.({ done: milliseconds.length });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  http.close();
  process.send?.({ finished: milliseconds.length, cpu: process.cpuUsage() });
}

/** @returns after how long to try again what was not answered; undefined where it is done */
async function attempt(work: () => Promise<void>): Promise<number | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Of a process that was killed, or one that has just started; a lost answer to a renewal may be asked for after 30 s.
    if (code?.startsWith('E') || /got (?:401|429|5\d\d)/.test(message)) return AGAIN_AFTER;
    throw error;
  }
}

function openToken(http: HttpClient, origin: string): () => Promise<string> {
  let held: { token: Promise<string>; until: number } | undefined;
  return () => {
    if (!held || held.until < Date.now()) {
      const token = institution.signIn(http, origin);
      held = { token, until: Date.now() + TOKEN_GOOD_FOR };
      token.catch(() => (held = undefined));
    }
    return held.token;
  };
}
