import type { Instruction, InstructionStep } from '@mleg/institution-contract/instruction';
import { ProblemNotice } from '@mleg/ui/calls/problem-notice.tsx';
import { bindText } from '@mleg/ui/i18n/bind-short-words.ts';
import { useLanguage } from '@mleg/ui/i18n/use-language.ts';
import layout from '@mleg/ui/layout.module.css';
import { LinkButton } from '@mleg/ui/link-button.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { Panel } from '@mleg/ui/panel.tsx';
import { Skeleton } from '@mleg/ui/skeleton.tsx';
import { useQuery } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { institutionQuery } from '../api/institution-query.ts';
import { useT } from '../app-i18n.ts';
import { paths } from '../paths.ts';
import { PublicShell } from '../shell/public-shell.tsx';
import { BlankForms } from './blank-forms.tsx';
import styles from './documents.module.css';

/** How a card gets onto a phone, for everybody; the PDF says the same. */
export function InstructionPage() {
  const t = useT();
  const language = useLanguage();
  const { data: institution } = useQuery(institutionQuery);
  const { data, error, refetch } = useQuery({
    queryKey: ['instruction', language],
    queryFn: () => client.documents.instruction({ language }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const title = data?.title ?? t('documents.instruction.link');
  return (
    <PublicShell>
      <Page documentTitle={[title, institution?.shortName].filter(Boolean).join(' – ')}>
        <h1>{bindText(title)}</h1>
        {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={10} />}
        {data && <Told instruction={data} pdf={`/api/instruction/pdf?language=${language}`} />}
        {institution && (
          <Panel title={t('documents.instruction.formsTitle')}>
            <p>{t('documents.instruction.formsText')}</p>
            <BlankForms kinds={institution.statements} />
          </Panel>
        )}
      </Page>
    </PublicShell>
  );
}

function Told({ instruction, pdf }: { readonly instruction: Instruction; readonly pdf: string }) {
  const t = useT();
  const { lead, needed, steps, troubles } = instruction;
  return (
    <>
      <Words text={lead} />
      <div className={layout['actions']}>
        <LinkButton icon="download" href={pdf} download>
          {t('documents.instruction.pdf')}
        </LinkButton>
        <LinkButton icon="arrowRight" href={paths.home}>
          {t('documents.instruction.portal')}
        </LinkButton>
      </div>
      <Panel title={needed.heading}>
        <ul>
          {needed.points.map((point) => (
            <li key={point}>{bindText(point)}</li>
          ))}
        </ul>
      </Panel>
      <ol className={styles['steps']}>
        {steps.map((step, index) => (
          <Step key={step.heading} step={step} number={index + 1} />
        ))}
      </ol>
      <section className={styles['troubles']}>
        <h2>{troubles.heading}</h2>
        {troubles.entries.map(({ heading, text }) => (
          <div key={heading}>
            <h3>{heading}</h3>
            <Words text={text} />
          </div>
        ))}
      </section>
    </>
  );
}

function Step({ step, number }: { readonly step: InstructionStep; readonly number: number }) {
  const { heading, text, picture } = step;
  return (
    <li className={styles['step']}>
      <div className={styles['told']}>
        <h2>{`${number}. ${heading}`}</h2>
        <Words text={text} />
      </div>
      {picture && (
        <img
          className={styles['screen']}
          src={`/instruction/${picture.file}`}
          alt={picture.alt}
          width={picture.width}
          height={picture.height}
          loading="lazy"
        />
      )}
    </li>
  );
}

function Words({ text }: { readonly text: readonly string[] }) {
  return text.map((words) => <p key={words}>{bindText(words)}</p>);
}
