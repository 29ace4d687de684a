import { type VerifyEs256, verifyEs256WebCrypto } from '@mleg/protocol/jws/es256';
import { hasSignatureBy } from '@mleg/protocol/jws/has-signature-by';
import { parseHolderProof } from '@mleg/protocol/offline-check/holder-proof';
import { readQrText } from '@mleg/protocol/offline-check/qr-text';
import { authenticateCard } from './authenticate-card.ts';
import { judgeCard } from './judge-card.ts';
import { judgePresentation, judgeQuestion, type Moment } from './judge-presentation.ts';
import type { Verdict } from './verdict.ts';

/**
 * The whole offline check of one scanned text (docs/specifications/offline-check.md §7, whose steps are the numbers
 * here). What is certainly wrong comes before what cannot be known, and green comes last (I11).
 */
export async function checkShownCard(
  text: string,
  moment: Moment,
  verifyEs256: VerifyEs256 = verifyEs256WebCrypto,
): Promise<Verdict> {
  // 1, 2
  const read = readQrText(text);
  if ('refused' in read) return { verdict: 'red', reason: read.refused === 'not-ours' ? 'not-a-card' : read.refused };
  if (read.kind !== 'card') return { verdict: 'red', reason: 'not-a-card' };
  const parsed = parseHolderProof(read.bytes);
  if ('refused' in parsed) return { verdict: 'red', reason: parsed.refused };
  const { proof } = parsed;
  // 3
  if (!(await hasSignatureBy(proof.card.holderKey, proof.sign1, verifyEs256)))
    return { verdict: 'red', reason: 'wrong-holder-signature' };
  // 4, 5
  const replayed = judgePresentation(proof, moment);
  if (replayed) return { verdict: 'red', reason: replayed };
  // 6–9
  const authentic = await authenticateCard(proof, moment, verifyEs256);
  if ('verdict' in authentic) return authentic;
  // 10–16
  const judged = judgeCard(authentic, moment);
  if (judged.verdict !== 'green') return judged;
  // 17
  const waiting = judgeQuestion(proof, moment);
  return waiting ? { verdict: 'amber', reason: waiting } : judged;
}
