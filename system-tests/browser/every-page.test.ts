import { describe, expect, inject, test } from 'vitest';
import { pageFaults } from './browser/page-faults.ts';
import type { Language, Size } from './browser/visit.ts';
import { useDevices } from './devices.ts';
import { people } from './people.ts';
import { openOtherPhone } from './phone/other-phone.ts';
import { openPhone } from './phone/phone.ts';
import type { Guide } from './tour/guide.ts';
import { inspectorTour } from './tour/inspector-tour.ts';
import { portalTour } from './tour/portal-tour.ts';
import { walletTour } from './tour/wallet-tour.ts';

const devices = useDevices();

/** Leads past every page and state and writes down what is wrong where. */
function inspectingGuide(language: Language, size: Size, found: Record<string, string[]>): Guide {
  const system = inject('system');
  return {
    system,
    holder: people.ola,
    patient: language === 'pl',
    look: async (name, visit) => {
      const faults = await pageFaults(visit);
      if (faults.length > 0) found[name] = faults;
    },
    visit: () => devices.visit({ language, size }),
    portal: (account) => devices.portal(account, { language, size }),
    phone: (visit) => openPhone(visit, system.wallet),
    otherPhone: openOtherPhone(system.issuer),
  };
}

describe.each<[Language, Size]>([
  ['pl', 'phone'],
  ['en', 'desktop'],
])('in %s at %s size, light and dark', (language, size) => {
  test.each([
    ['portal', portalTour],
    ['wallet', walletTour],
    ['inspector', inspectorTour],
  ])(
    'every page of the %s is accessible, in one language, and complete',
    async (_app, tour) => {
      const found: Record<string, string[]> = {};
      await tour(inspectingGuide(language, size, found));
      expect(found).toEqual({});
    },
    180_000,
  );
});
