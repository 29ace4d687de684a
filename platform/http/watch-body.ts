import { BodyFault, type BodyProblem } from './body-fault.ts';
import { BODY_GRACE, BODY_RATE } from './limits.ts';

export interface BodyLimits {
  maxBytes: number;
  /** Milliseconds that a client may make us wait for nothing. */
  grace?: number;
  /** Bytes a second that buy it more. */
  rate?: number;
}

export interface WatchedBody {
  /** The same request; nothing of its body is asked of the client before somebody reads it. */
  request: Request;
  /** What was wrong with the body, as far as it was read. */
  problem(): BodyProblem | undefined;
}

/**
 * A request whose body ends with a `BodyFault` where it grows too large, comes too slowly or breaks off. Only the time
 * spent waiting for the client counts, not what we take to do something with what came.
 */
export function watchBody(request: Request, limits: BodyLimits): WatchedBody {
  let problem: BodyProblem | undefined;
  const { body } = request;
  if (!body) return { request, problem: () => undefined };
  const read = readerOf(body, limits);
  const watched = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const chunk = await read.next();
        if (chunk === undefined) return controller.close();
        if (typeof chunk !== 'string') return controller.enqueue(chunk);
        problem = chunk;
        controller.error(new BodyFault(chunk));
      },
      cancel: () => read.stop(),
    },
    { highWaterMark: 0 },
  );
  const init: RequestInit & { duplex: 'half' } = { body: watched, duplex: 'half' };
  return { request: new Request(request, init), problem: () => problem };
}

interface ChunkReader {
  /** The next part, what is wrong instead of it, or nothing at the end. */
  next(): Promise<Uint8Array | BodyProblem | undefined>;
  stop(): Promise<void>;
}

function readerOf(body: ReadableStream<Uint8Array>, limits: BodyLimits): ChunkReader {
  const { maxBytes, grace = BODY_GRACE, rate = BODY_RATE } = limits;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let received = 0;
  let waited = 0;
  const stop = async () => void reader?.cancel().catch(() => undefined);
  const next = async () => {
    reader ??= body.getReader();
    const asked = performance.now();
    const chunk = await within(grace + (received / rate) * 1_000 - waited, reader.read());
    waited += performance.now() - asked;
    if (typeof chunk === 'string' || chunk.done) return typeof chunk === 'string' ? chunk : undefined;
    received += chunk.value.length;
    return received > maxBytes ? 'too-large' : chunk.value;
  };
  return {
    next: async () => {
      const chunk = await next();
      if (typeof chunk === 'string') await stop();
      return chunk;
    },
    stop,
  };
}

/** What the client sends, unless it takes longer or hangs up. */
export async function within<T>(patience: number, sent: Promise<T>): Promise<T | 'too-slow' | 'broken-off'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'too-slow'>((resolve) => {
    timer = setTimeout(() => resolve('too-slow'), patience);
  });
  try {
    return await Promise.race([sent.catch((): 'broken-off' => 'broken-off'), late]);
  } finally {
    clearTimeout(timer);
  }
}
