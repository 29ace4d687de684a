/** How often a process is killed at each step: once in every test run, as often as wanted for a night. */
export const RUNS = Array.from({ length: Number(process.env['FAULT_RUNS'] ?? 1) }, (_, run) => run + 1);
