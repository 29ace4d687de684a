import type { BrowserContext } from 'playwright-core';

export interface Faults {
  /** Throws with everything the pages complained about: errors in the console, exceptions, breaches of their policy. */
  expectNone(): void;
}

/** Chromium writes each answer ≥ 400 and each lost connection as an error; what a page makes of those is its own matter. */
const ANSWERS = /^Failed to load resource: /;

const REPORT_BREACHES = `
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
    reportPolicyBreach(effectiveDirective + ' forbids ' + blockedURI + ' in ' + sourceFile);
  });
`;

export async function watchForFaults(context: BrowserContext): Promise<Faults> {
  const found: string[] = [];
  context.on('console', (message) => {
    if (message.type() !== 'error' || ANSWERS.test(message.text())) return;
    found.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => found.push(String(error.error().stack ?? error.error())));
  await context.exposeBinding('reportPolicyBreach', (_source, breach: string) => {
    found.push(breach);
  });
  await context.addInitScript(REPORT_BREACHES);
  return {
    expectNone: () => {
      if (found.length > 0) throw new Error(`The pages complained:\n${found.join('\n')}`);
    },
  };
}
