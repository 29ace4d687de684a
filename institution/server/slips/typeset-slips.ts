import type { Slips } from '@mleg/institution-contract/group-orders';
import { INSTRUCTION_PATH } from '@mleg/institution-contract/instruction';
import { renderSVG } from 'uqr';
import { documentDate } from '../documents/document-date.ts';
import { documentInstitution } from '../documents/document-institution.ts';
import type { Slip, SlipsDocument } from '../pdf/slips-document.ts';
import type { InstitutionSettings } from '../settings.ts';
import { type Language, type Texts, textsIn } from '../texts/texts-in.ts';

export interface TypesetSlips {
  group: string;
  language: Language;
}

/** ISO/IEC 18004 asks for four light modules around the code. */
const QR = { ecc: 'M', border: 4 } as const;

/** One sheet with one kind of secret, as a document to cut apart. */
export function typesetSlips(
  settings: InstitutionSettings,
  printed: Slips,
  { group, language }: TypesetSlips,
): SlipsDocument {
  const words = textsIn(language).slips;
  const slip = ({ displayName, albumNumber, expiresAt }: Slips['slips'][number], rest: Pick<Slip, 'code' | 'qr'>) => ({
    name: displayName,
    lines: [words.number[settings.kind](albumNumber), words.until(documentDate(new Date(expiresAt), language))],
    codeLabel: words.codeLabel[printed.sheet],
    hint: words.hint[printed.sheet],
    ...rest,
  });
  return {
    language,
    title: words.title[printed.sheet](group),
    institution: documentInstitution(settings),
    guide: words.guide(`${settings.origin}${INSTRUCTION_PATH}`.replace(/^https:\/\//, '')),
    slips:
      printed.sheet === 'qr'
        ? printed.slips.map((one) => slip(one, { code: one.manualCode, qr: qr(words, one) }))
        : printed.slips.map((one) => slip(one, { code: one.activationCode })),
  };
}

function qr(
  words: Texts['slips'],
  { displayName, offerUri }: { displayName: string; offerUri: string },
): Required<Slip>['qr'] {
  return { svg: renderSVG(offerUri, QR), label: words.qrLabel(displayName) };
}
