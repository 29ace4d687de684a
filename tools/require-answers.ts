const PATIENCE = 10_000;

/**
 * A tool that talks to a running system asks first whether it runs: ends the process, with the address and what to do,
 * where nobody answers there.
 */
export async function requireAnswers(addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const why = await fetch(new URL('/health/live', address), { signal: AbortSignal.timeout(PATIENCE) }).then(
      () => undefined,
      reasonOf,
    );
    if (why === undefined) continue;
    console.error(`${address} does not answer (${why}). Is the system started, and is that its address?`);
    process.exit(3);
  }
}

/** `fetch` hides what the system says behind two words. */
function reasonOf(error: unknown): string {
  const { cause, name } = error as Error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : name;
}
