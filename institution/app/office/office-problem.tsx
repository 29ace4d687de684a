import { heldSchema } from '@mleg/institution-contract/held';
import { refusalCode } from '@mleg/ui/calls/problem.ts';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { ORPCError } from '@orpc/client';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { useSession } from '../api/session.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';

const PageLink = createLink(LinkButton);

/** A call of the staff that did not do what was asked; one that waits for a second person says so, and where. */
export function OfficeProblem(props: ComponentProps<typeof ProblemNotice>) {
  const t = useT();
  const { roles } = useSession();
  const { error } = props;
  const held = heldSchema.safeParse(error instanceof ORPCError ? error.data : undefined);
  if (refusalCode(error) !== 'HELD' || !held.success) return <ProblemNotice {...props} />;
  return (
    <Notice tone="warning" title={t('held.heldTitle')} announce>
      <p>{held.data.rules.map((rule) => t(`held.rule.${rule}`)).join(' ')}</p>
      <p>{t('held.heldText')}</p>
      {/* A class teacher asks, and the office decides. */}
      {roles.includes('office') && <PageLink to={`${paths.held}/${held.data.deedId}`}>{t('held.look')}</PageLink>}
    </Notice>
  );
}
