import type { RosterImport } from '@mleg/institution-contract/roster';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { createLink } from '@tanstack/react-router';
import { useT } from '../../app-i18n.ts';
import { paths } from '../../paths.ts';

const PageLink = createLink(LinkButton);

/** A file that a second person has been asked about: who asked has nothing left to press but to take it back. */
export function HeldFile({ held: { deedId, own } }: { readonly held: NonNullable<RosterImport['held']> }) {
  const t = useT();
  return (
    <Notice title={t('roster.asked.title')}>
      <p>{t(own ? 'roster.asked.own' : 'roster.asked.other')}</p>
      <PageLink to={`${paths.held}/${deedId}`}>{t(own ? 'roster.asked.look' : 'roster.asked.decide')}</PageLink>
    </Notice>
  );
}
