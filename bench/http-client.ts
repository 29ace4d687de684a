import { Agent, request } from 'node:http';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Plain HTTP over kept-alive connections: cheaper than `fetch`, so that the load costs less than what it loads. */
export function openHttpClient(origin: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);
  const send = (method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
      const sent = request({ agent, hostname, port, method, path, headers: { ...headers, ...length } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return { send, close: () => agent.destroy() };
}
export type HttpClient = ReturnType<typeof openHttpClient>;

/** The body, where the answer has the expected status; otherwise an error that names the step, never the body's codes. */
export function expectStatus(answer: Answer, status: number, step: string): string {
  if (answer.status === status) return answer.text;
  throw new Error(`${step}: expected ${status}, got ${answer.status}: ${answer.text.slice(0, 300)}`);
}
