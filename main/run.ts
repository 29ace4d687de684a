import { systemClock } from '@mleg/platform/clock/clock';
import { openOutgoing } from '@mleg/platform/http/outgoing';
import type { Party } from '@mleg/platform/http/party';
import type { Log } from '@mleg/platform/log/log';
import { systemRandom } from '@mleg/platform/random/random';
import { checkStart } from './check-start.ts';
import { claimDirectory } from './claim-directory.ts';
import { compose } from './compose.ts';
import { openDatabases } from './databases.ts';
import { openPhoneDoor, type PhoneDoor, withoutPromises } from './phone/answer-phones.ts';
import { ROLES } from './role.ts';
import { keepAddresses } from './same-addresses.ts';
import { seam } from './seam.ts';
import { type Listener, serve } from './serve.ts';
import type { Settings } from './settings.ts';
import { warnOfReadableKeys } from './warn-of-readable-keys.ts';

export type Running = {
  /** The link for the first person at the Ministry's desk, while nobody is there and its issuer answers here. */
  firstEnrolment: string | undefined;
  /** How a phone begins, where the demonstration is for phones. */
  phone: PhoneDoor | undefined;
  /** Stops accepting, finishes what is under way, gives jobs back, closes connections and an embedded database. */
  stop(): Promise<void>;
};

/** How long a stop waits for answers under way, in milliseconds. */
const PATIENCE = 2_000;

/** Starts the parties that the settings name; resolves when they answer. If one fails to start, all are stopped again. */
export async function run(settings: Settings, log: Log): Promise<Running> {
  const cleanup = new AsyncDisposableStack();
  try {
    const files = await checkStart(settings);
    await warnOfReadableKeys(settings, log);
    const databases = await openDatabases(settings, log, 'owner');
    cleanup.defer(() => databases.stop());
    const byOrigin = new Map<string, Party>();
    const outgoing = openOutgoing(settings);
    cleanup.defer(() => outgoing.stop());
    const fetch = seam(byOrigin, outgoing.fetch);
    const parties = await compose({
      settings,
      files,
      databases,
      cleanup,
      log,
      fetch,
      clock: systemClock,
      random: systemRandom,
    });
    await claimDirectory(settings);
    await keepAddresses(settings);
    for (const role of ROLES) {
      const party = parties[role];
      if (party) byOrigin.set(settings.origins[role], party);
    }
    const resources = { clock: systemClock, random: systemRandom };
    const phone =
      settings.phone &&
      (await openPhoneDoor(settings.phone, settings.origins.wallet, files.phoneCertificate, resources));
    if (settings.web) await serveAll(settings, byOrigin, phone, cleanup);
    if (settings.workers) await Promise.all([...byOrigin.values()].map((party) => party.work()));
    const firstEnrolment = settings.web ? await parties.issuer?.inviteFirst() : undefined;
    return { firstEnrolment, phone, stop: () => cleanup.disposeAsync() };
  } catch (error) {
    await cleanup.disposeAsync();
    throw error;
  }
}

async function serveAll(
  settings: Settings,
  parties: Map<string, Party>,
  phone: PhoneDoor | undefined,
  cleanup: AsyncDisposableStack,
): Promise<void> {
  const listeners: Listener[] = [];
  cleanup.defer(async () => {
    await Promise.all(listeners.map((listener) => listener.stop(PATIENCE)));
  });
  for (const role of settings.roles) {
    const party = parties.get(settings.origins[role]);
    const met = party && phone ? withoutPromises(party) : party;
    if (met) listeners.push(await serve(met, settings.host, settings.ports[role], { tls: phone?.server }));
  }
  if (settings.phone && phone?.page) listeners.push(await serve(phone.page, settings.host, settings.phone.pagePort));
}
