import { Icon } from '@mleg/ui/icon.tsx';
import layout from '@mleg/ui/layout.module.css';
import { Link } from '@tanstack/react-router';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';

/** Opens in a tab of its own, so that whoever follows it step by step does not lose the page with the codes. */
export function InstructionLink() {
  const t = useT();
  return (
    <Link to={paths.instruction} target="_blank" rel="noopener" className={layout['link']}>
      <Icon name="help" />
      {t('documents.instruction.link')}
    </Link>
  );
}
