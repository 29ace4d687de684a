/** `trustedTypes` is not in TypeScript's DOM library yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const SCRIPT = '/service-worker.js';

/** The page's policy demands that somebody vouches for the address of a worker's script (Trusted Types). */
function scriptUrl(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return SCRIPT;
  const policy = trustedTypes.createPolicy('wallet-service-worker', {
    createScriptURL(url) {
      if (url !== SCRIPT) throw new TypeError('not the script of this app');
      return url;
    },
  });
  return policy.createScriptURL(SCRIPT);
}

/**
 * Registers the service worker and reports a new version that is complete and waits.
 * @param onWaiting gets what makes the new version take over; the page then loads again
 */
export async function registerServiceWorker(onWaiting: (takeOver: () => void) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register(scriptUrl(), { updateViaCache: 'none' });
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
