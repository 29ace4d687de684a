/** One thing the smoke test did, and how long it took. */
export type SmokeStep = { step: string; ok: boolean; milliseconds: number; detail?: string };

/** Why the smoke test ends, in a sentence for an operator. */
export class SmokeFailure extends Error {}

export type StepLog = {
  steps: readonly SmokeStep[];
  /** Does the work of a step; `detail` of its result is shown. A failure is recorded, then thrown on. */
  run: <T>(step: string, work: () => Promise<T>, detail?: (result: T) => string) => Promise<T>;
};

/** `say` gets a line for each step. */
export function openStepLog(say: (line: string) => void): StepLog {
  const steps: SmokeStep[] = [];
  const record = (step: SmokeStep) => {
    steps.push(step);
    const time = `${step.milliseconds.toFixed(0)} ms`.padStart(9);
    say([step.ok ? 'ok    ' : 'FAILED', time, step.step.padEnd(28), step.detail ?? ''].join('  ').trimEnd());
  };
  return {
    steps,
    run: async (step, work, detail) => {
      const begun = performance.now();
      const milliseconds = () => Math.round(performance.now() - begun);
      try {
        const result = await work();
        record({ step, ok: true, milliseconds: milliseconds(), ...(detail ? { detail: detail(result) } : {}) });
        return result;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        record({ step, ok: false, milliseconds: milliseconds(), detail: reason });
        throw error;
      }
    },
  };
}
