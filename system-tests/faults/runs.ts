/** How often each step is killed: a few times in every test run, as often as wanted for a night. */
export const RUNS = Array.from({ length: Number(process.env['FAULT_RUNS'] ?? 2) }, (_, run) => run + 1);
