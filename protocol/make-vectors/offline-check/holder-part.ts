import { CLAIM } from '../../offline-check/claims.ts';
import type { Vector } from '../vector.ts';
import { answering } from './accepted.ts';
import { holderCnf, type Parts } from './shown.ts';
import { red, type Situation, vector } from './vector.ts';
import { DAY, HOUR, NONCE, NOW, QUESTION } from './world.ts';

const refuse = (name: string, reason: string, parts: Parts, situation: Situation) =>
  red(name, reason, parts, situation);
const amber = (name: string, reason: string, parts: Parts, situation: Situation) =>
  vector(name, { verdict: 'amber', reason }, parts, situation);
const madeAt = (iat: number): Parts => ({ claims: { [CLAIM.iat]: iat } });
const V38 = { number: 'V38' };
const asked = { ...V38, question: QUESTION };

/** Who shows it: the key the card was issued to, now, for this check. */
export async function holderPart(): Promise<Vector[]> {
  const wrong = 'wrong-holder-signature';
  const adopted: Parts = {
    cardClaims: { [CLAIM.cnf]: holderCnf('stranger') },
    signer: 'stranger',
    cardSigner: 'stranger',
  };
  const V39 = { number: 'V39' };
  const V40 = { number: 'V40' };
  return [
    await refuse('refuses a card copied to another phone', wrong, { signer: 'stranger' }, V38),
    await refuse('refuses a proof the issuer has signed', wrong, { signer: 'issuer' }, V38),
    await refuse('refuses a copied card re-bound to the copier’s key', 'wrong-issuer-signature', adopted, V38),
    await refuse(
      'refuses a recording made young again',
      wrong,
      { ...madeAt(NOW - HOUR), forgedClaims: { [CLAIM.iat]: NOW } },
      V39,
    ),
    await refuse('refuses a code of 31 seconds', 'stale', madeAt(NOW - 31), V39),
    await refuse('refuses a screenshot of ten minutes ago', 'stale', madeAt(NOW - 600), V40),
    await refuse('refuses a recording of yesterday', 'stale', madeAt(NOW - DAY), V40),
    await refuse('refuses a code made ahead of its time', 'from-the-future', madeAt(NOW + 31), V39),
    await amber(
      'shows nothing for the code that was shown a moment ago',
      'already-shown',
      {},
      { number: 'V40', wasShown: true },
    ),
  ];
}

export async function twoWay(): Promise<Vector[]> {
  const otherNonce = { ...answering(), claims: { ...answering().claims, [CLAIM.cnonce]: NONCE.toReversed() } };
  const otherAudience = { ...answering(), claims: { ...answering().claims, [CLAIM.aud]: 'Biblioteka' } };
  const forged = { ...otherNonce, forgedClaims: { [CLAIM.cnonce]: NONCE } };
  const late = { ...asked, question: { ...QUESTION, askedAt: NOW - 121 } };
  const ahead = { ...asked, question: { ...QUESTION, askedAt: NOW + 60 } };
  return [
    await refuse('refuses an answer to another question', 'wrong-nonce', otherNonce, asked),
    await refuse('refuses an answer given to somebody else', 'wrong-audience', otherAudience, asked),
    await refuse('refuses an answer where nothing was asked', 'wrong-nonce', answering(), V38),
    await refuse('refuses another nonce than was signed', 'wrong-holder-signature', forged, asked),
    await refuse(
      'refuses an answer of a copied card',
      'wrong-holder-signature',
      { ...answering(), signer: 'stranger' },
      asked,
    ),
    await amber('waits when a question is not answered yet', 'unanswered', {}, asked),
    await amber('asks again when the question has run out', 'question-expired', answering(), late),
    await amber('asks again when the question is of a clock set back', 'question-expired', answering(), ahead),
    await amber('takes the same answer once', 'already-shown', answering(), { ...asked, wasShown: true }),
  ];
}
