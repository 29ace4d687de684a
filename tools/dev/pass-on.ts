import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const HOST = '127.0.0.1';
/** A server that starts anew is back in a few seconds; one that does not has said why on the screen. */
const PATIENCE = 30_000;
const POLL = 100;

/** Passes a request on to the server, as it came; while the server starts anew, the request waits. */
export function passOn(request: IncomingMessage, response: ServerResponse, port: number): void {
  isThere(port)
    .then(() => pipe(request, response, port))
    .catch(() => unavailable(response));
}

function pipe(request: IncomingMessage, response: ServerResponse, port: number): void {
  const { method, url: path, headers } = request;
  const passed = ask({ host: HOST, port, method, path, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.on('error', () => unavailable(response));
  response.on('close', () => passed.destroy());
  request.pipe(passed);
}

async function isThere(port: number): Promise<void> {
  const deadline = performance.now() + PATIENCE;
  while (!(await connects(port))) {
    if (performance.now() > deadline) throw new Error(`nobody answers at port ${port}`);
    await sleep(POLL);
  }
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function unavailable(response: ServerResponse): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(503, { 'Content-Type': 'text/plain', 'Retry-After': '1' }).end('The server is not there.');
}
