import { ORPCError } from '@orpc/client';

/** Whoever asks for something dangerous proves once more who they are; the page asks, and the call goes on. */
interface Asking {
  /** The procedure that wants it, e.g. `privacy.erase`. */
  readonly procedure: string;
  readonly settle: (isConfirmed: boolean) => void;
}

let asking: Asking | undefined;
const listeners = new Set<() => void>();

function set(next: Asking | undefined): void {
  asking = next;
  for (const changed of listeners) changed();
}

export const stepUp = {
  subscribe: (changed: () => void): (() => void) => {
    listeners.add(changed);
    return () => void listeners.delete(changed);
  },
  procedure: (): string | undefined => asking?.procedure,
  settle: (isConfirmed: boolean): void => {
    const { settle } = asking ?? {};
    set(undefined);
    settle?.(isConfirmed);
  },
};

/** Around every call: one that is refused for want of a fresh proof is made again when there is one. */
export async function withStepUp<Result>(procedure: string, call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ORPCError) || error.code !== 'STEP_UP' || asking) throw error;
    const isConfirmed = await new Promise<boolean>((resolve) => set({ procedure, settle: resolve }));
    if (!isConfirmed) throw error;
    return call();
  }
}
