import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Gives an empty answer to every request: this is what HTTP alone costs on this machine. */
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(204).end();
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
