import { pageFaultsForBoth } from '@mleg/testing/browser/page-faults';
import type { VisitOptions } from '@mleg/testing/browser/visit';
import { useDevices } from '@mleg/testing/pages/devices';
import { people } from '@mleg/testing/pages/people';
import { openOtherPhone } from '@mleg/testing/pages/phone/other-phone';
import { openPhone } from '@mleg/testing/pages/phone/phone';
import type { Guide } from '@mleg/testing/pages/tour/guide';
import { inspectorTour } from '@mleg/testing/pages/tour/inspector-tour';
import { portalTour } from '@mleg/testing/pages/tour/portal-tour';
import { walletTour } from '@mleg/testing/pages/tour/wallet-tour';
import { expect, inject, test } from 'vitest';

const devices = useDevices();

/** Leads past every page and state in Polish on a phone, and writes down what is wrong where. */
function inspectingGuide(found: Record<string, string[]>): Guide {
  const system = inject('system');
  const onPhone: VisitOptions = { language: 'pl', size: 'phone' };
  return {
    system,
    holder: people.ola,
    patient: true,
    look: async (name, visit) => {
      const faults = await pageFaultsForBoth(visit);
      if (faults.length > 0) found[name] = faults;
    },
    visit: () => devices.visit(onPhone),
    portal: (account) => devices.portal(account, onPhone),
    phone: (visit) => openPhone(visit, system.wallet),
    otherPhone: openOtherPhone(system.issuer),
  };
}

test.each([
  ['portal', portalTour],
  ['wallet', walletTour],
  ['inspector', inspectorTour],
])(
  'every page of the %s is accessible and complete, in Polish on a phone and in English on a desktop',
  async (_app, tour) => {
    const found: Record<string, string[]> = {};
    await tour(inspectingGuide(found));
    expect(found).toEqual({});
  },
);
