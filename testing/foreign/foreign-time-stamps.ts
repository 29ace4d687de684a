import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import type { TimeStampAuthority } from '@mleg/platform/time-stamps/ask-for-stamp';

const run = promisify(execFile);

const CONFIGURATION = `
[ tsa ]
default_tsa = authority
[ authority ]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
certs = root.pem
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
[ root ]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
[ signer ]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[ server ]
basicConstraints = critical,CA:false
extendedKeyUsage = serverAuth,timeStamping
`;

/** All of the same key and number; OpenSSL itself signs with the first. */
const CERTIFICATES = {
  tsa: ['signer', '3000'],
  twin: ['signer', '2000'],
  ended: ['signer', '-1'],
  server: ['server', '3000'],
} as const;

/** Another make of authority: OpenSSL, as Debian has it. */
export interface ForeignTimeStamps {
  /** The root that certifies it. */
  certificates: string;
  /** PEM. */
  certificateOf(name: keyof typeof CERTIFICATES): Promise<string>;
  /** Answers a request (RFC 3161 §2.4). */
  answer(request: Uint8Array): Promise<Buffer>;
  /** What OpenSSL itself says of a time-stamp; rejects where it does not fit. */
  verify(content: string | Uint8Array, stamp: Uint8Array): Promise<void>;
}

export async function openForeignTimeStamps(): Promise<ForeignTimeStamps> {
  const directory = await mkdtemp(join(tmpdir(), 'time-stamps-'));
  const openssl = (...args: string[]) => run('openssl', args, { cwd: directory });
  await writeFile(join(directory, 'tsa.cnf'), CONFIGURATION);
  await writeFile(join(directory, 'serial'), '01\n');
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const root = [
    '-x509',
    '-days',
    '3650',
    '-subj',
    '/CN=Foreign time root',
    '-config',
    'tsa.cnf',
    '-extensions',
    'root',
  ];
  await openssl('req', ...newKey, ...root, '-keyout', 'root.key', '-out', 'root.pem');
  await openssl('req', ...newKey, '-subj', '/CN=Foreign time', '-keyout', 'tsa.key', '-out', 'tsa.csr');
  for (const [name, [section, days]] of Object.entries(CERTIFICATES)) {
    const by = ['-CA', 'root.pem', '-CAkey', 'root.key', '-set_serial', '7', '-days', days];
    const extensions = ['-extfile', 'tsa.cnf', '-extensions', section];
    await openssl('x509', '-req', '-in', 'tsa.csr', ...by, ...extensions, '-out', `${name}.pem`);
  }
  const files = async (contents: Readonly<Record<string, string | Uint8Array>>) => {
    const names = Object.keys(contents).map(() => randomUUID());
    await Promise.all(
      Object.values(contents).map((content, at) => writeFile(join(directory, names[at] ?? ''), content)),
    );
    return names;
  };
  return {
    certificates: await readFile(join(directory, 'root.pem'), 'utf8'),
    certificateOf: (name) => readFile(join(directory, `${name}.pem`), 'utf8'),
    answer: async (request) => {
      const [query = ''] = await files({ request });
      await openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', query, '-out', `${query}.tsr`);
      return readFile(join(directory, `${query}.tsr`));
    },
    verify: async (content, stamp) => {
      const [data = '', given = ''] = await files({ content, stamp });
      await openssl('ts', '-verify', '-data', data, '-in', given, '-CAfile', 'root.pem');
    },
  };
}

/** The same as others reach it. While `isAway`, it answers as a server that is overloaded. */
export async function serveTimeStamps(stamps: ForeignTimeStamps) {
  const state = { isAway: false, asked: 0 };
  const server = createServer((request, response) => {
    state.asked += 1;
    if (state.isAway) return void response.writeHead(503).end();
    return void buffer(request)
      .then((body) => stamps.answer(body))
      .then(
        (answer) => response.writeHead(200, { 'Content-Type': 'application/timestamp-reply' }).end(answer),
        () => response.writeHead(500).end(),
      );
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const authority: TimeStampAuthority = { url: `http://127.0.0.1:${port}/tsa`, certificates: stamps.certificates };
  return { authority, state, stop: () => new Promise<void>((done) => void server.close(() => done())) };
}
