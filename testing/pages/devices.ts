import { beforeAll, beforeEach, inject } from 'vitest';
import type { Camera } from '../browser/camera.ts';
import { pictureOnFailure } from '../browser/picture-on-failure.ts';
import { type Eyes, theBrowser } from '../browser/the-browser.ts';
import { startVisit, type Visit, type VisitOptions } from '../browser/visit.ts';
import { openPhone, type Phone } from './phone/phone.ts';
import { openPortal, type Portal } from './portal/portal.ts';
import type { Account } from './sign-in.ts';

export interface Devices {
  camera: Camera;
  /** A fresh device: nothing stored, nobody signed in. */
  visit: (options?: VisitOptions) => Promise<Visit>;
  /** Somebody signed in to the portal on a fresh device. */
  portal: (account: Account, options?: VisitOptions) => Promise<{ visit: Visit; portal: Portal }>;
  /** A fresh device with a wallet that has a PIN and no card yet. */
  phone: (options?: VisitOptions) => Promise<{ visit: Visit; phone: Phone }>;
}

/** Devices to look at the university's system with, each with nothing stored, and a camera to point at things. */
export function useDevices(): Devices {
  let eyes: Eyes | undefined;
  beforeAll(async () => {
    eyes = await theBrowser();
  });
  // What an earlier test showed the camera is no code of this one's.
  beforeEach(() => present(eyes).camera.pointAway());
  const visit = async (options?: VisitOptions) => {
    const visited = await startVisit(present(eyes).browser, options);
    pictureOnFailure(visited);
    return visited;
  };
  return {
    get camera() {
      return present(eyes).camera;
    },
    visit,
    portal: async (account, options) => {
      const visited = await visit(options);
      const portal = openPortal(visited, inject('system').institution);
      await portal.comeSignedIn(account);
      return { visit: visited, portal };
    },
    phone: async (options) => {
      const visited = await visit({ size: 'phone', ...options });
      const phone = openPhone(visited, inject('system').wallet);
      await phone.setUp();
      return { visit: visited, phone };
    },
  };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Devices are there only while tests run.');
  return value;
}
