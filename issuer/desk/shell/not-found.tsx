import { NotFoundPage } from '@mleg/ui/shell/not-found-page.tsx';

export function NotFound() {
  return <NotFoundPage home="/desk/" />;
}
