import { pageFaults } from '@mleg/testing/browser/page-faults';
import type { Language, Size } from '@mleg/testing/browser/visit';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { openOtherPhone } from '@mleg/testing/pages/phone/other-phone';
import { openPhone } from '@mleg/testing/pages/phone/phone';
import type { Guide } from '@mleg/testing/pages/tour/guide';
import { inspectorTour } from '@mleg/testing/pages/tour/inspector-tour';
import { portalTour } from '@mleg/testing/pages/tour/portal-tour';
import { walletTour } from '@mleg/testing/pages/tour/wallet-tour';
import { describe, expect, inject, test } from 'vitest';

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
  ])('every page of the %s is accessible, in one language, and complete', async (_app, tour) => {
    const found: Record<string, string[]> = {};
    await tour(inspectingGuide(language, size, found));
    expect(found).toEqual({});
  });
});
