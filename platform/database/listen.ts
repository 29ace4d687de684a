import pg from 'pg';
import type { Log } from '../log/log.ts';

/**
 * What PostgreSQL's NOTIFY sends to this process, over one connection for all listeners. Messages that are sent while the
 * connection is broken are lost: after each new connection every listener gets `undefined`, which means "look yourself".
 */
export interface Notifications {
  /** @returns how to stop listening */
  listen(channel: string, heard: (payload: string | undefined) => void): Promise<() => void>;
  stop(): Promise<void>;
}

export interface NotificationsOptions {
  url: string;
  log: Pick<Log, 'warn'>;
}

const RECONNECT_MS = 1_000;
const CHANNEL = /^[a-z_]+$/;

export function openNotifications({ url, log }: NotificationsOptions): Notifications {
  const listeners = new Map<string, Set<(payload: string | undefined) => void>>();
  let connected: Promise<pg.Client> | undefined;
  let stopped = false;

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    client.on('notification', ({ channel, payload }) => notify(listeners.get(channel), payload));
    client.on('error', () => lost());
    client.on('end', () => lost());
    await client.connect();
    for (const channel of listeners.keys()) await client.query(`listen ${channel}`);
    return client;
  };
  const lost = () => {
    if (stopped || !connected) return;
    connected = undefined;
    log.warn({}, 'notifications.lost');
    setTimeout(reconnect, RECONNECT_MS).unref();
  };
  const reconnect = () => {
    if (stopped || connected) return;
    connected = connect();
    connected.then(() => listeners.forEach((all) => notify(all, undefined)), lost);
  };

  return {
    listen: async (channel, heard) => {
      if (!CHANNEL.test(channel)) throw new Error(`${channel} cannot be the name of a channel.`);
      const all = listeners.get(channel) ?? new Set();
      const isFirst = !listeners.has(channel);
      listeners.set(channel, all.add(heard));
      connected ??= connect();
      if (isFirst) await (await connected).query(`listen ${channel}`);
      return () => all.delete(heard);
    },
    stop: async () => {
      stopped = true;
      const client = await connected?.catch(() => undefined);
      await client?.end();
    },
  };
}

function notify(all: Set<(payload: string | undefined) => void> | undefined, payload: string | undefined): void {
  for (const heard of all ?? []) heard(payload);
}
