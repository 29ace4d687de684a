import { Notice } from '@mleg/ui/notice.tsx';
import { Link } from '@tanstack/react-router';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { useHalt } from './use-halt.ts';

/** On every page but its own, so that nobody forgets that nothing is signed. */
export function HaltBanner() {
  const t = useT();
  const { data } = useHalt().halt;
  if (!data?.halted) return null;
  return (
    <Notice tone="danger" title={t('halt.isHalted')}>
      <p>
        <Link to={paths.halt}>{t('halt.banner')}</Link>
      </p>
    </Notice>
  );
}
