import { STREAMS_PER_SESSION } from './limits.ts';

/** Counts live streams by whose they are, in this process. */
export interface StreamLimit {
  /** The stream, counted until it ends; undefined where there are too many, and it is ended at once. */
  take(whose: string, stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> | undefined;
}

export function limitStreams(most = STREAMS_PER_SESSION): StreamLimit {
  const open = new Map<string, number>();
  const change = (whose: string, by: 1 | -1) => {
    const count = (open.get(whose) ?? 0) + by;
    if (count > 0) open.set(whose, count);
    else open.delete(whose);
  };
  return {
    take: (whose, stream) => {
      if ((open.get(whose) ?? 0) >= most) {
        stream.cancel().catch(() => undefined);
        return undefined;
      }
      change(whose, 1);
      return onceEnded(stream, () => change(whose, -1));
    },
  };
}

/** The same stream; `ended` is called once, however it ends. */
function onceEnded(stream: ReadableStream<Uint8Array>, ended: () => void): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  let isOver = false;
  const end = () => {
    if (!isOver) ended();
    isOver = true;
  };
  return new ReadableStream({
    pull: async (controller) => {
      const next = await reader.read().catch((error: unknown) => {
        end();
        throw error;
      });
      if (!next.done) return controller.enqueue(next.value);
      end();
      return controller.close();
    },
    cancel: (reason) => {
      end();
      return reader.cancel(reason);
    },
  });
}
