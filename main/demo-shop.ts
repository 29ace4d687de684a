import { SHOP_ID } from '@mleg/verifier/demo-shop/shop-api';
import { queryOfPreset } from '@mleg/verifier/online-checks/presets';
import { type Preset, presetSchema } from '@mleg/verifier-contract/online-check';
import type { RelyingPartyApplication } from './register-relying-party.ts';

/** As the registrar registers them: each purpose in as many languages as the relying party likes, by their tags. */
const PURPOSES: Readonly<Record<Preset, Readonly<Record<string, string>>>> = {
  student: { pl: 'Sprawdzenie, czy jesteś studentem', en: 'Checking whether you are a student' },
  'pupil-under-18': {
    pl: 'Sprawdzenie, czy jesteś uczniem i nie masz jeszcze 18 lat',
    en: 'Checking whether you are a pupil under 18',
  },
  institution: {
    pl: 'Sprawdzenie, w jakiej szkole lub uczelni się uczysz',
    en: 'Checking which school or university you attend',
  },
  discount: {
    pl: 'Sprawdzenie prawa do ulgi ustawowej na przejazd',
    en: 'Checking your right to a statutory travel discount',
  },
};

/** A shop that does not exist, registered with one purpose for each preset and for nothing beyond it. */
export function demoShop(verifier: string, issuer: string): RelyingPartyApplication {
  const purposes = presetSchema.options.map((preset) => [
    preset,
    {
      purpose: Object.entries(PURPOSES[preset]).map(([lang, text]) => ({ lang, text })),
      credentials: queryOfPreset(preset, [issuer]).credentials,
    },
  ]);
  return {
    id: SHOP_ID,
    name: 'Sklep „Bilet ulgowy” (demonstracja)',
    origin: verifier,
    returnOrigins: [verifier],
    purposes: Object.fromEntries(purposes),
  };
}
