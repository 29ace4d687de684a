import { Page } from '@mleg/ui/page.tsx';
import { useRouter } from '@tanstack/react-router';
import { ProblemNotice } from '../api/problem-notice.tsx';
import { useT } from '../app-i18n.ts';

/** Shown instead of a page that could not be loaded at all. */
export function FailedPage({ error }: { readonly error: unknown }) {
  const t = useT();
  const router = useRouter();
  return (
    <Page documentTitle={`${t('problem.title')} – ${t('product')}`}>
      <h1>{t('product')}</h1>
      <ProblemNotice error={error} onRetry={() => void router.invalidate()} />
    </Page>
  );
}
