import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { emptyPages } from '@mleg/testing/junk/pages';
import { everyOperation, nameOf } from '@mleg/testing/routes/operations';
import type { Attack } from './attack.ts';
import { answerOf, type Target } from './target.ts';

const PARTIES = ['institution', 'issuer', 'wallet', 'verifier'] as const;
const JUNK = ['{"a":"\\u0000"}', '[]', '{', 'null', '"\\ud800"', '['.repeat(20_000), '{"personId":["x"],"query":{}}'];

/** Attacks on whatever listens, by nobody. */
export const onEdges: readonly Attack[] = [
  {
    number: 'E1',
    tried: `junk at every route of every party, ${JUNK.length} kinds each`,
    expected: 'no 5xx',
    go: async (target) => {
      const faults: string[] = [];
      for (const operation of await everyOperation(emptyPages())) {
        const url = `${target[operation.server]}${operation.path.replaceAll(/\{\w+\}/g, '%00%ff')}`;
        for (const body of operation.method === 'GET' ? [undefined] : JUNK) {
          const headers = { 'Content-Type': 'application/json', Origin: target[operation.server] };
          const seen = await answerOf(url, {
            method: operation.method,
            headers,
            ...(body === undefined ? {} : { body }),
          });
          if (seen.startsWith('5')) faults.push(`${nameOf(operation)} ${seen}`);
        }
      }
      return faults.length === 0 ? 'no 5xx' : faults.join(', ');
    },
  },
  {
    number: 'E2',
    tried: 'ten megabytes announced to the office by nobody, none sent',
    expected: '413 or 401 at once',
    go: async ({ institution }) => {
      const heard = await say(institution, [
        'POST /api/office/people-search HTTP/1.1',
        'Content-Type: application/json',
        'Content-Length: 10000000',
      ]);
      return /^HTTP\/1.1 (?:401|413) /.test(heard) ? '413 or 401 at once' : heard.slice(0, 40);
    },
  },
  {
    number: 'E2',
    tried: 'a body without an end to the office by nobody',
    expected: '401',
    go: async ({ institution }) => {
      const heard = await say(institution, [
        'POST /api/office/people-search HTTP/1.1',
        'Content-Type: application/json',
        'Transfer-Encoding: chunked',
      ]);
      return heard.slice('HTTP/1.1 '.length, 'HTTP/1.1 401'.length);
    },
  },
  {
    number: 'E3',
    tried: 'more header bytes than anybody needs',
    expected: '431',
    go: async ({ issuer }) => {
      const heard = await say(issuer, ['GET /jwks HTTP/1.1', `X-Long: ${'a'.repeat(20_000)}`]);
      return heard.slice('HTTP/1.1 '.length, 'HTTP/1.1 431'.length);
    },
  },
  ...PARTIES.map((party) => ({
    number: 'E6',
    tried: `what the ${party} says to browsers`,
    expected: 'nosniff, same-origin, a policy',
    go: async (target: Target) => {
      const { headers } = await fetch(`${target[party]}/`, { redirect: 'manual' });
      const policy = headers.get('content-security-policy')?.includes("default-src 'none'") ? 'a policy' : 'no policy';
      const tls = target[party].startsWith('https:') && !headers.get('strict-transport-security') ? ', no HSTS' : '';
      return `${headers.get('x-content-type-options')}, ${headers.get('cross-origin-resource-policy')}, ${policy}${tls}`;
    },
  })),
  {
    number: 'V38',
    tried: 'a presentation that is none',
    expected: '200 red',
    go: ({ verifier }) =>
      answerOf(`${verifier}/api/checks`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ presentation: 'a.b.c~', nonce: 'x'.repeat(20), audience: verifier }),
      }),
  },
  {
    number: 'T13',
    tried: 'guessing offers, two hundred times',
    expected: '429 slow_down',
    go: async ({ issuer }) => {
      let seen = '';
      for (let guess = 0; guess < 200 && !seen.startsWith('429'); guess += 1) {
        seen = await answerOf(`${issuer}/offers/ABCDE${guess}`);
      }
      return seen;
    },
  },
];

/** What is said to a request whose body never comes. */
async function say(origin: string, lines: readonly string[]): Promise<string> {
  const { protocol, hostname, port, host } = new URL(origin);
  const isTls = protocol === 'https:';
  const at = { host: hostname, port: Number(port || (isTls ? 443 : 80)) };
  const socket = isTls ? connectTls({ ...at, servername: hostname }) : connect(at);
  try {
    socket.write(`${[...lines, `Host: ${host}`, `Origin: ${origin}`].join('\r\n')}\r\n\r\n`);
    const [heard] = (await once(socket, 'data', { signal: AbortSignal.timeout(5_000) })) as [Buffer];
    return heard.toString();
  } finally {
    socket.destroy();
  }
}
