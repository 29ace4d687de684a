import type { Instruction } from '@mleg/institution-contract/instruction';
import { PHOTO_PROFILES } from '../appearance/photo-profiles.ts';
import type { InstitutionSettings } from '../settings.ts';
import type { InstructionPolicies } from '../texts/instruction-facts.ts';
import { type Language, textsIn } from '../texts/texts-in.ts';

export interface InstructionSettings extends Pick<InstitutionSettings, 'kind' | 'origin' | 'walletOrigin'> {
  policies: InstructionPolicies;
}

/** How a card gets onto a phone here: for pupils and their parents, or for students. */
export function readInstruction(
  { kind, origin, walletOrigin, policies }: InstructionSettings,
  language: Language,
): Instruction {
  return textsIn(language).instruction[kind]({
    portal: typed(origin),
    app: typed(walletOrigin),
    photo: PHOTO_PROFILES[policies.photoProfile],
    policies,
  });
}

/** `https://` is what every browser adds by itself. */
const typed = (origin: string): string => origin.replace(/^https:\/\//, '');
