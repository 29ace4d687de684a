import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@mleg/platform/clock/clock';
import { QUESTION_LIFETIME } from '../durations.ts';

/**
 * Questions of inspectors whose holders cannot scan them: kept for two minutes, in memory, under six digits that are
 * read aloud. The answer is handed to the inspector once, and nothing in between reads it.
 */
export interface OpenQuestions {
  /** Undefined where too many are open. */
  open(question: string): { code: string; secret: string } | undefined;
  question(code: string): string | undefined;
  /** False where there is no such question, or it has its answer. */
  answer(code: string, texts: readonly string[]): boolean;
  /** For the inspector who opened the question; `texts` once it is answered. */
  collect(code: string, secret: string): { texts?: readonly string[] } | undefined;
}

interface OpenQuestion {
  question: string;
  secret: Buffer;
  until: number;
  texts?: readonly string[];
}

/** One in a thousand codes leads somewhere at the most. */
const OPEN_MAX = 1_000;

export function openQuestions({ clock }: { clock: Clock }): OpenQuestions {
  const open = new Map<string, OpenQuestion>();
  const forget = () => {
    const now = clock.now().getTime();
    for (const [code, { until }] of open) if (until <= now) open.delete(code);
  };
  const find = (code: string) => {
    forget();
    return open.get(code);
  };
  return {
    open: (question) => {
      forget();
      if (open.size >= OPEN_MAX) return undefined;
      const code = freeCode(open);
      const secret = randomBytes(32);
      open.set(code, { question, secret, until: clock.now().getTime() + QUESTION_LIFETIME });
      return { code, secret: secret.toString('base64url') };
    },
    question: (code) => {
      const found = find(code);
      return found && !found.texts ? found.question : undefined;
    },
    answer: (code, texts) => {
      const found = find(code);
      if (!found || found.texts) return false;
      found.texts = texts;
      return true;
    },
    collect: (code, secret) => {
      const found = find(code);
      const given = Buffer.from(secret, 'base64url');
      if (!found || given.length !== found.secret.length || !timingSafeEqual(given, found.secret)) return undefined;
      if (found.texts) open.delete(code);
      return found.texts ? { texts: found.texts } : {};
    },
  };
}

function freeCode(open: ReadonlyMap<string, unknown>): string {
  for (;;) {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    if (!open.has(code)) return code;
  }
}
