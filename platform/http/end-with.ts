const nothing = (): void => undefined;

/** The response, whose body ends as soon as `watch` calls back; who made it is told that nobody reads any more. */
export function endWith(response: Response, watch: (ended: () => void) => () => void): Response {
  const reader = response.body?.getReader();
  if (!reader) return response;
  let hasEnded = false;
  let stopWatching = nothing;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      stopWatching = watch(() => {
        if (hasEnded) return;
        hasEnded = true;
        controller.close();
        stopWatching();
        void reader.cancel().catch(nothing);
      });
    },
    pull: async (controller) => {
      const { done, value } = await reader.read();
      if (hasEnded) return;
      if (!done) return controller.enqueue(value);
      hasEnded = true;
      stopWatching();
      controller.close();
    },
    cancel: async (reason) => {
      hasEnded = true;
      stopWatching();
      await reader.cancel(reason);
    },
  });
  return new Response(body, response);
}
