import { useEffect } from 'react';
import { partyAccent } from './party-accent.ts';

/** Gives the whole page its party's colour, and follows the theme of the device. */
export function usePartyAccent(colour: string | undefined): void {
  useEffect(() => {
    if (colour === undefined) return undefined;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const style = document.documentElement.style;
    const apply = () => {
      for (const [name, value] of Object.entries(partyAccent(colour, dark.matches ? 'dark' : 'light'))) {
        style.setProperty(name, String(value));
      }
    };
    apply();
    dark.addEventListener('change', apply);
    return () => {
      dark.removeEventListener('change', apply);
      for (const name of Object.keys(partyAccent(colour, 'light'))) style.removeProperty(name);
    };
  }, [colour]);
}
