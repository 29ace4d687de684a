import { useTranslation } from 'react-i18next';

/** What each app says in its own words: whom it cannot reach, whose permission is missing, what it looked for. */
export interface ProblemTexts {
  readonly problem: Readonly<Record<'offline' | 'forbidden' | 'notFound', string>>;
}

/** The app's own words for a problem; its texts are checked against `ProblemTexts`. */
export function useProblemText(): (kind: keyof ProblemTexts['problem']) => string {
  const { t } = useTranslation('app');
  return (kind) => t(`problem.${kind}`);
}
