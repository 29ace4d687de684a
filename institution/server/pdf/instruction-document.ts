import type { Instruction } from '@mleg/institution-contract/instruction';
import type { DocumentHead } from './document-head.ts';

export interface InstructionDocument extends DocumentHead {
  instruction: Instruction;
}
