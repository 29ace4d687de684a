import type { Instruction } from '@mleg/institution-contract/instruction';
import type { DocumentHead } from './pdf-templates.ts';

export interface InstructionDocument extends DocumentHead {
  instruction: Instruction;
}
