import type { Question } from '@mleg/protocol/offline-check/question';
import { useEffect, useRef, useState } from 'react';
import { fetchAnswer, openQuestion } from './relay-question.ts';

const ASK_AGAIN_MS = 1_000;

/**
 * Leaves the question with the server while the page is open, and listens for its answer.
 * @returns the six digits; undefined without a network
 */
export function useRelayedQuestion(
  question: Question,
  onAnswer: (texts: readonly string[]) => void,
): string | undefined {
  const [code, setCode] = useState<string>();
  const latest = useRef(onAnswer);
  useEffect(() => {
    latest.current = onAnswer;
  }, [onAnswer]);
  useEffect(() => {
    let isOver = false;
    const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const listen = async () => {
      const opened = await openQuestion(question);
      if (!opened || isOver) return;
      setCode(opened.code);
      for (;;) {
        await wait(ASK_AGAIN_MS);
        if (isOver) return;
        const answer = await fetchAnswer(opened);
        if (answer !== undefined && !isOver) return latest.current(answer);
      }
    };
    void listen();
    return () => {
      isOver = true;
    };
  }, [question]);
  return code;
}
