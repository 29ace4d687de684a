import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { useT } from '../app-i18n.ts';

export function NotFoundPage() {
  const t = useT();
  return (
    <Page documentTitle={`${t('notFound.title')} – ${t('product')}`}>
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <p>
        <LinkButton href={'/desk/'} look="primary">
          {t('notFound.home')}
        </LinkButton>
      </p>
    </Page>
  );
}
