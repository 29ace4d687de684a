import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SECOND } from '../clock/durations.ts';

/** `not-in-time` also where decoding has ended its process. */
export type PictureFault = 'unreadable' | 'too-many-pixels' | 'not-in-time';

export interface PictureTask {
  id: number;
  picture: Uint8Array;
  pixels: number;
}
export interface PictureAnswer {
  id: number;
  refused: PictureFault | undefined;
}

export interface PictureDecoder {
  /** What is wrong with what came as a JPEG; undefined where all of it could be decoded, to at most `pixels`. */
  judge(picture: Uint8Array, pixels: number): Promise<PictureFault | undefined>;
  stop(): void;
}

/** A telephone's picture takes a tenth of a second; a machine may be busy. */
const WITHIN = 20 * SECOND;
/** Nobody is to hold the memory for a picture that came an hour ago. */
const IDLE = 60 * SECOND;
/**
 * KiB of data, of which V8 reserves most without using it. What is left is enough for 24 megapixels (E4), and whatever
 * wants more ends the process of its own and none of ours.
 */
const DATA_KIB = 1_000_000;

/** Decoding neither writes nor starts anything. */
const CONFINED = ['--permission', '--allow-addons', '--allow-fs-read=*', '--max-old-space-size=64'];
const PROGRAM = fileURLToPath(new URL('./decode-picture.ts', import.meta.url));

/**
 * Decodes pictures of strangers in a process of its own, one at a time: one that takes too long, too much memory or the
 * decoder's life is refused, and the next one finds a new process.
 */
export function openPictureDecoder({ within = WITHIN, dataKib = DATA_KIB } = {}): PictureDecoder {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let before: Promise<unknown> = Promise.resolve();
  let lastId = 0;
  let isStopped = false;

  const end = () => {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = undefined;
  };
  const judgeNext = async (picture: Uint8Array, pixels: number): Promise<PictureFault | undefined> => {
    if (isStopped) throw new Error('Pictures are decoded no longer.');
    clearTimeout(idle);
    child ??= startChild(dataKib);
    lastId += 1;
    const fault = await answerOf(child, { id: lastId, picture, pixels }, within);
    if (fault === 'not-in-time') end();
    else idle = setTimeout(end, IDLE).unref();
    return fault;
  };
  return {
    judge: (picture, pixels) => {
      const judged = before.then(() => judgeNext(picture, pixels));
      before = judged.catch(() => undefined);
      return judged;
    },
    stop: () => {
      isStopped = true;
      end();
    },
  };
}

/**
 * One for all parties of a process: it starts with the first picture, waits for the next one no longer than `IDLE`, and
 * ends with us.
 */
export const decoderOfThisProcess: PictureDecoder = openPictureDecoder();

function startChild(dataKib: number): ChildProcess {
  const args = [...CONFINED, PROGRAM];
  const options: SpawnOptions = { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced', env: {} };
  const child =
    process.platform === 'win32'
      ? spawn(process.execPath, args, options)
      : spawn('/bin/sh', ['-c', `ulimit -d ${dataKib}; exec "$0" "$@"`, process.execPath, ...args], options);
  // Nobody's process stays open for one that has nothing to do.
  child.on('error', () => {});
  child.unref();
  child.channel?.unref();
  return child;
}

/** An end without an answer counts as the picture's fault: whatever it was, it was decoding this one. */
function answerOf(child: ChildProcess, task: PictureTask, within: number): Promise<PictureFault | undefined> {
  const { promise, resolve } = Promise.withResolvers<PictureFault | undefined>();
  const tooLate = () => resolve('not-in-time');
  const onAnswer = (answer: PictureAnswer) => answer.id === task.id && resolve(answer.refused);
  const timer = setTimeout(tooLate, within);
  child.on('message', onAnswer).once('exit', tooLate).once('error', tooLate);
  child.channel?.ref();
  child.send(task, (error) => error && tooLate());
  return promise.finally(() => {
    clearTimeout(timer);
    child.channel?.unref();
    child.off('message', onAnswer).off('exit', tooLate).off('error', tooLate);
  });
}
