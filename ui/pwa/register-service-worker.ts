/** `trustedTypes` is not in TypeScript's DOM library yet. */
interface ScriptPolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

/** A page may make a policy of a name once, and registers its one script as often as it likes. */
let policy: ScriptPolicy | undefined;

/** The page's policy requires that the address of a worker's script comes from a Trusted Types policy. */
function vouchedFor(script: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return script;
  policy ??= trustedTypes.createPolicy('service-worker', {
    createScriptURL(url) {
      if (url !== script) throw new TypeError('not the script of this app');
      return url;
    },
  });
  return policy.createScriptURL(script);
}

/**
 * Registers the service worker and reports a new version that is complete and waits.
 * @param script its path; what lies below is its to answer
 * @param onWaiting gets what makes the new version take over; the page then loads again
 */
export async function registerServiceWorker(script: string, onWaiting: (takeOver: () => void) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register(vouchedFor(script), { updateViaCache: 'none' });
  const report = () => {
    const { waiting } = registration;
    if (waiting !== null && navigator.serviceWorker.controller !== null) onWaiting(() => takeOver(waiting));
  };
  report();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', report);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
}

function takeOver(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port takes no origin
  waiting.postMessage('take-over');
}
