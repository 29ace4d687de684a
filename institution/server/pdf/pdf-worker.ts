import { parentPort } from 'node:worker_threads';
import type { PdfAnswer, PdfTask } from './make-pdf.ts';
import { openTypesetter } from './typesetter.ts';

/** One document after the other, for `make-pdf.ts`. */
const typesetter = openTypesetter();

parentPort?.on('message', (task: PdfTask) => void answer(task));

async function answer(task: PdfTask): Promise<void> {
  const { typeset } = await typesetter;
  const done = setOrFail(typeset, task);
  parentPort?.postMessage(done, 'pdf' in done ? [done.pdf.buffer] : []);
}

function setOrFail(
  typeset: (template: string, data: unknown) => Uint8Array<ArrayBuffer>,
  { id, template, data }: PdfTask,
): PdfAnswer {
  try {
    return { id, pdf: typeset(template, data) };
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : `${template} could not be set.` };
  }
}
