import { createPortraitFountain } from '@mleg/protocol/offline-check/portrait-fountain';
import { writeQrText } from '@mleg/protocol/offline-check/qr-text';
import { writeQuestion } from '@mleg/protocol/offline-check/question';
import { encode } from 'uqr';
import { showCard } from '../verify/compact-card.ts';
import { ANSWER, makeKeys, NOW } from '../verify/subject.ts';
import type { Modules } from './frame.ts';

export type Code = { name: string; version: number; text: string; modules: Modules };

/** Our own codes with long Polish names, and one of them made larger than it has to be, for comparison. */
export async function makeCodes(): Promise<Code[]> {
  const keys = makeKeys();
  const quick = await showCard(keys);
  const portrait = Uint8Array.from({ length: 2_000 }, (_, at) => (at * at) & 0xff);
  const fountain = await createPortraitFountain(portrait);
  return [
    code('question', writeQrText('question', writeQuestion({ ...ANSWER, askedAt: NOW }))),
    code('frame of a portrait', writeQrText('frame', fountain.frameAt(9))),
    code('card', quick),
    code('card with an answer', await showCard(keys, ANSWER)),
    ...[25, 30, 40].map((version) => code('card in a larger code', quick, version)),
  ];
}

function code(name: string, text: string, minVersion = 1): Code {
  const { version, data } = encode(text, { ecc: 'M', boostEcc: false, border: 0, minVersion });
  return { name, version, text, modules: data };
}
