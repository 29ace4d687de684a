import { useSyncExternalStore } from 'react';

/** Chromium's own event; not in TypeScript's DOM library. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

let waiting: InstallPromptEvent | undefined;
let changed: () => void = () => undefined;

/** The browser offers installing once, early, and not again on request: the offer is kept until somebody wants it. */
export function keepInstallPrompt(): void {
  globalThis.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    waiting = event as InstallPromptEvent;
    changed();
  });
  globalThis.addEventListener('appinstalled', () => {
    waiting = undefined;
    changed();
  });
}

const subscribe = (listener: () => void): (() => void) => {
  changed = listener;
  return () => {
    changed = () => undefined;
  };
};

/** @returns what opens the browser's question, while there is one to be asked */
export function useInstallPrompt(): (() => Promise<void>) | undefined {
  const prompt = useSyncExternalStore(subscribe, () => waiting);
  if (prompt === undefined) return undefined;
  return async () => {
    waiting = undefined;
    await prompt.prompt();
    changed();
  };
}
