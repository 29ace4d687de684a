import type { InstitutionSettings } from '../settings.ts';

/** Which decisions of an institution somebody with a phone has to know. */
export type InstructionPolicies = Pick<
  InstitutionSettings['policies'],
  'codesFor' | 'issue' | 'peselRequired' | 'photoProfile' | 'physicalCardRequired'
>;

/** What the words of an instruction depend on. */
export interface InstructionFacts {
  /** Addresses as one types them. */
  portal: string;
  app: string;
  photo: { width: number; height: number };
  policies: InstructionPolicies;
}
