import { Worker } from 'node:worker_threads';
import type { PdfTemplates } from './pdf-templates.ts';

/** A finished PDF, tagged for screen readers. `data` is only ever text to typst, never markup. */
export type MakePdf = <Name extends keyof PdfTemplates>(
  template: Name,
  data: PdfTemplates[Name],
) => Promise<Uint8Array<ArrayBuffer>>;

export interface PdfTask {
  id: number;
  template: keyof PdfTemplates;
  data: unknown;
}

export type PdfAnswer = { id: number; pdf: Uint8Array<ArrayBuffer> } | { id: number; fault: string };

interface Waiting {
  resolve: (pdf: Uint8Array<ArrayBuffer>) => void;
  reject: (fault: Error) => void;
}

/** Typesetting needs some 200 MB, which nobody is to hold for a form that was printed an hour ago. */
const IDLE_MS = 60_000;

export interface PdfMaker {
  makePdf: MakePdf;
  stop: () => Promise<void>;
}

/**
 * Typesets on a thread of its own, so that a whole year's slips hold up no request. The thread starts with the first
 * document and ends when there was none for a while, or with whatever fault it could not name.
 */
export function openPdfMaker(): PdfMaker {
  let current: ReturnType<typeof startThread> | undefined;
  return {
    makePdf: (template, data) => {
      if (!current?.alive()) current = startThread();
      return current.make(template, data);
    },
    stop: async () => {
      await current?.end();
    },
  };
}

function startThread() {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url));
  const waiting = new Map<number, Waiting>();
  let alive = true;
  let lastId = 0;
  let idle: NodeJS.Timeout | undefined;
  const end = async (fault = new Error('Documents are made no longer.')) => {
    alive = false;
    clearTimeout(idle);
    for (const { reject } of waiting.values()) reject(fault);
    waiting.clear();
    await worker.terminate();
  };
  // Nobody's process stays open for a thread that has nothing to do.
  worker.unref();
  worker.on('error', (error) => void end(error instanceof Error ? error : new Error('A document broke its thread.')));
  worker.on('message', (answer: PdfAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('pdf' in answer) asked?.resolve(answer.pdf);
    else asked?.reject(new Error(answer.fault));
    if (waiting.size > 0) return;
    worker.unref();
    idle = setTimeout(() => void end(), IDLE_MS).unref();
  });
  const make = (template: keyof PdfTemplates, data: unknown) =>
    new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
      lastId += 1;
      clearTimeout(idle);
      waiting.set(lastId, { resolve, reject });
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage({ id: lastId, template, data } satisfies PdfTask);
    });
  return { alive: () => alive, make, end };
}
