import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { Notice } from '@mleg/ui/notice.tsx';
import { useT } from '../app-i18n.ts';
import { OfficeProblem } from './office-problem.tsx';
import type { PersonModel } from './use-person.ts';

/** The outcome of the office's last action on a person's card. */
export function ChangeOutcome({ model: { revoke, suspend, resume } }: { readonly model: PersonModel }) {
  const t = useT();
  const last = [revoke, suspend, resume].toSorted((one, other) => other.submittedAt - one.submittedAt)[0];
  if (!last) return null;
  if (last.isError) return <Refusal error={last.error} />;
  if (!last.isSuccess) return null;
  const done =
    last === revoke ? 'office.revoke.done' : last === suspend ? 'office.suspend.done' : 'office.suspend.resumed';
  return (
    <Notice tone="success" announce>
      {t(done)}
    </Notice>
  );
}

function Refusal({ error }: { readonly error: unknown }) {
  const t = useT();
  switch (refusalCode(error)) {
    case 'NOTHING_TO_REVOKE':
      return <Notice announce>{t('office.revoke.nothing')}</Notice>;
    case 'NO_LIVE_CARD':
    case 'REVOKED':
      return <Notice announce>{t('student.suspension.stale')}</Notice>;
    case 'OWN_CARD':
      return (
        <Notice tone="danger" announce>
          {t('office.revoke.own')}
        </Notice>
      );
    default:
      return <OfficeProblem error={error} />;
  }
}
