import { useState } from 'react';

const SOUND = 'sound';
const AUDIENCE = 'audience';

/** Choices on this device; in a private window, which cannot store them, they last until it is closed. */
export function useSettings() {
  const [sound, setSound] = useState(() => recall(SOUND) !== 'off');
  const [audience, setAudience] = useState(() => recall(AUDIENCE) ?? '');
  return {
    sound,
    setSound: (wanted: boolean) => {
      setSound(wanted);
      remember(SOUND, wanted ? 'on' : 'off');
    },
    audience,
    setAudience: (name: string) => {
      setAudience(name);
      remember(AUDIENCE, name);
    },
  };
}

function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // The choice lasts until the page is closed.
  }
}
