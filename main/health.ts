import type { Party } from '@mleg/platform/http/party';

/** Answers `/health/live` and `/health/ready` for a party that leaves that to its process. */
export function withHealth<P extends Party>(party: P, isReady: () => Promise<boolean>): P {
  const fetch: Party['fetch'] = async (request, connection) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/health/live') return Response.json({ live: true });
    if (pathname !== '/health/ready') return party.fetch(request, connection);
    const ready = await isReady();
    return Response.json({ ready }, { status: ready ? 200 : 503 });
  };
  return { ...party, fetch };
}
