import type { z } from 'zod';
import type { Message, Opened, Report } from '../messages.ts';

/** Ends the process as `kill -9` does, if this is the step it was told to die at. */
export type Reached = (step: string) => void;

/** Runs a party in this process: opened by the first message, killed wherever a later one says. */
export function liveUntilKilled<Settings>(
  schema: z.ZodType<Settings>,
  open: (settings: Settings, reached: Reached) => Promise<Opened>,
): void {
  let dieAt: string | undefined;
  const reached: Reached = (step) => {
    if (step === dieAt) process.kill(process.pid, 'SIGKILL');
  };
  process.on('message', (message: Message) => {
    if ('dieAt' in message) {
      dieAt = message.dieAt;
      say({ armed: dieAt });
      return;
    }
    open(schema.parse(message.open), reached).then(
      (opened) => say({ open: opened }),
      (error: unknown) => say({ failed: String(error) }),
    );
  });
  // Whoever started this process is gone.
  process.on('disconnect', () => process.exit());
}

function say(report: Report): void {
  process.send?.(report);
}
