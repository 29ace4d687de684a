import { barSchema } from '@mleg/institution-contract/two-people';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { ORPCError } from '@orpc/client';
import { useT } from '../../app-i18n.ts';
import { ChangedSince } from '../roster/changed-since.tsx';

/** Why a decision was not taken. */
export function HeldRefusal({ error }: { readonly error: unknown }) {
  const t = useT();
  const code = refusalCode(error);
  const bar = barSchema.safeParse(error instanceof ORPCError ? (error.data as { bar?: unknown } | undefined)?.bar : '');
  const reason = error instanceof ORPCError ? (error.data as { reason?: unknown } | undefined)?.reason : undefined;
  if (code === 'BARRED' && bar.success) {
    return (
      <Notice tone="danger" announce>
        {t(`held.bar.${bar.data}`)}
      </Notice>
    );
  }
  if (code === 'CHANGED_SINCE') return <ChangedSince error={error} />;
  if (code === 'ALREADY_DECIDED') return <Notice announce>{t('held.gone')}</Notice>;
  if (code === 'HAS_CHANGED') {
    return (
      <Notice tone="warning" announce>
        {t('held.hasChanged')}
      </Notice>
    );
  }
  if (code === 'NOT_POSSIBLE') {
    return (
      <Notice tone="warning" announce>
        {t(reason === 'issuer-away' ? 'held.issuerAway' : 'held.notPossible')}
      </Notice>
    );
  }
  return <ProblemNotice error={error} />;
}
