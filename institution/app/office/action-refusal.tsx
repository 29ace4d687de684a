import type { Eligibility } from '@mleg/institution-contract/eligibility';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ORPCError } from '@orpc/client';
import { useT } from '../app-i18n.ts';
import { texts as polish } from '../texts/pl/texts.ts';
import styles from './office.module.css';
import { OfficeProblem } from './office-problem.tsx';

type Known = keyof typeof polish.day.refused;
const isKnown = (code: string | undefined): code is Known => code !== undefined && code in polish.day.refused;

/** Why codes were not ordered or nobody was reminded, and what to do first. */
export function ActionRefusal({ error }: { readonly error: unknown }) {
  const t = useT();
  const code = refusalCode(error);
  if (!isKnown(code)) return <OfficeProblem error={error} />;
  const judged = error instanceof ORPCError && code === 'NOT_ELIGIBLE' ? (error.data as Eligibility).rules : [];
  const rules = judged.filter(({ passed }) => !passed).map(({ rule }) => t(`eligibility.rule.${rule}.short`));
  return (
    <span role="alert" className={styles['refusal']}>
      {t(`day.refused.${code}`, { rules: rules.join(', ') })}
    </span>
  );
}
