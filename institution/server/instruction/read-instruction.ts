import type { DocumentLanguage, Instruction } from '@mleg/institution-contract/instruction';
import { PHOTO_PROFILES } from '../photos/photo-profiles.ts';
import type { InstitutionSettings } from '../settings.ts';
import { pupilInstructionEn } from './pupil.en.ts';
import { pupilInstructionPl } from './pupil.pl.ts';
import { studentInstructionEn } from './student.en.ts';
import { studentInstructionPl } from './student.pl.ts';

/** Which decisions of an institution somebody with a phone has to know. */
type Policies = Pick<
  InstitutionSettings['policies'],
  'codesFor' | 'issue' | 'peselRequired' | 'photoProfile' | 'physicalCardRequired'
>;

export interface InstructionSettings extends Pick<InstitutionSettings, 'kind' | 'origin' | 'walletOrigin'> {
  policies: Policies;
}

/** What the words of an instruction depend on. */
export interface InstructionFacts {
  /** Addresses as one types them. */
  portal: string;
  app: string;
  photo: { width: number; height: number };
  policies: Policies;
}

type Words = (facts: InstructionFacts) => Instruction;

const words: Record<InstitutionSettings['kind'], Record<DocumentLanguage, Words>> = {
  school: { pl: pupilInstructionPl, en: pupilInstructionEn },
  university: { pl: studentInstructionPl, en: studentInstructionEn },
};

/** How a card gets onto a phone here: for pupils and their parents, or for students. */
export function readInstruction(
  { kind, origin, walletOrigin, policies }: InstructionSettings,
  language: DocumentLanguage,
): Instruction {
  return words[kind][language]({
    portal: typed(origin),
    app: typed(walletOrigin),
    photo: PHOTO_PROFILES[policies.photoProfile],
    policies,
  });
}

/** `https://` is what every browser adds by itself. */
const typed = (origin: string): string => origin.replace(/^https:\/\//, '');
