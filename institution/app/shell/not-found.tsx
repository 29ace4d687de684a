import { NotFoundPage } from '@mleg/ui/shell/not-found-page.tsx';
import { paths } from '../paths.ts';
import { PublicShell } from './public-shell.tsx';

export function NotFound() {
  return (
    <PublicShell>
      <NotFoundPage home={paths.home} />
    </PublicShell>
  );
}
