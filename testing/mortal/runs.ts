const asked = process.env['FAULT_RUNS'];
const counting = (runs: number) => Array.from({ length: runs }, (_, run) => run + 1);

/** How often each step is killed: a few times in every test run, as often as wanted for a night. */
export const RUNS = counting(Number(asked ?? 2));
/** For what takes many seconds each time. */
export const LONG_RUNS = counting(Number(asked ?? 1));
