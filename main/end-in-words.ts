import { StartRefused } from '@mleg/platform/start/start-refused';
import { UsageError } from './arguments.mjs';
import { wordsOfFile } from './words-of-file.ts';

/** What somebody has to read where a program ends early, and its exit code; 2 is called wrongly, 3 could not be done. */
export interface Ending {
  exitCode: 2 | 3;
  message: string;
}

/** Undefined for a fault of ours, which is shown as it is. */
export function endingOf(error: unknown): Ending | undefined {
  if (error instanceof StartRefused) return { exitCode: 3, message: error.message };
  if (error instanceof UsageError) return { exitCode: 2, message: error.message };
  const message = wordsOfFile(error);
  return message === undefined ? undefined : { exitCode: 2, message };
}

/** Runs what a program does; where an operator can mend why it does not go on, it ends in words and without a stack. */
export async function endInWords(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    const ending = endingOf(error);
    if (!ending) throw error;
    console.error(ending.message);
    process.exit(ending.exitCode);
  }
}
