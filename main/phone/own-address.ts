import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { type Arguments, UsageError } from '../arguments.mjs';

/** For documentation (RFC 5737), so that nobody is there; nothing is sent to it either. */
const ANYBODY = { port: 9, address: '198.51.100.1' };

/** The arguments with the address by which phones find this machine, where they want one and none was said. */
export async function withOwnAddress(given: Arguments, environment: NodeJS.ProcessEnv): Promise<Arguments> {
  if (!given.phone || given.host !== undefined || environment['HOST']) return given;
  const host = await ownAddress();
  if (host === undefined) {
    throw new UsageError(
      'This machine has no address in a network. Connect it to the one the phone is in, or say --host.',
    );
  }
  return { ...given, host };
}

/** IPv4, of the network that leads outside; of any where none does. Undefined where there is none. */
export async function ownAddress(): Promise<string | undefined> {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return (await outwardAddress()) ?? all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

/** The one that the system would send from: it is chosen when a socket is connected, before anything is sent. */
async function outwardAddress(): Promise<string | undefined> {
  const socket = createSocket('udp4');
  try {
    socket.connect(ANYBODY.port, ANYBODY.address);
    await once(socket, 'connect');
    return socket.address().address;
  } catch {
    return undefined;
  } finally {
    socket.close();
  }
}
