import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ISSUANCES_CHANGED, type IssuancesChanged } from '@mleg/issuer-contract/events';
import type { IssuanceRequestReport } from '@mleg/issuer-contract/issuance-request';
import { HOST } from '@mleg/testing/mortal/messages';

/** Where an institution of the tests receives the issuer's events; every one is confirmed. */
export interface EventsInbox {
  endpoint: string;
  /** In the order of their coming, repetitions included. */
  reportsOn(requestId: string): IssuanceRequestReport[];
  close(): Promise<void>;
}

export async function openEventsInbox(): Promise<EventsInbox> {
  const reports: IssuanceRequestReport[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      reports.push(...readReports(Buffer.concat(chunks).toString()));
      response.writeHead(202).end();
    });
  });
  server.listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://${HOST}:${port}/events`,
    reportsOn: (requestId) => reports.filter((report) => report.requestId === requestId),
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function readReports(token: string): IssuanceRequestReport[] {
  const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    events: { [ISSUANCES_CHANGED]: IssuancesChanged };
  };
  return payload.events[ISSUANCES_CHANGED].reports;
}
