import type { Decided } from '@mleg/institution-contract/application';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { Notice } from '@mleg/ui/notice.tsx';
import { useT } from '../../app-i18n.ts';
import { texts as polish } from '../../texts/pl/texts.ts';
import { OfficeProblem } from '../office-problem.tsx';

type Refusal = keyof typeof polish.secretary.applications.refusal;

const isRefusal = (code: string | undefined): code is Refusal =>
  code !== undefined && code in polish.secretary.applications.refusal;

/** The effect of a decision, or why it was not accepted. */
export function Outcome({ decided, error }: { readonly decided: Decided | undefined; readonly error: unknown }) {
  const t = useT();
  const code = refusalCode(error);
  if (isRefusal(code)) {
    return (
      <Notice tone="warning" announce>
        {t(`secretary.applications.refusal.${code}`)}
      </Notice>
    );
  }
  if (error) return <OfficeProblem error={error} />;
  if (!decided) return null;
  return (
    <Notice tone={decided.effect === 'not-eligible' ? 'warning' : 'success'} announce>
      {t(`secretary.applications.effect.${decided.effect}`)}
    </Notice>
  );
}
