import { useState } from 'react';
import { AppHeader } from '../app-header.tsx';
import { Button } from '../button.tsx';
import { CardFace, type CardFaceStatus } from '../card-face.tsx';
import { CodeDisplay } from '../code-display.tsx';
import { CopyButton } from '../copy-button.tsx';
import { Dialog } from '../dialog.tsx';
import { Disclosure } from '../disclosure.tsx';
import { EmptyState } from '../empty-state.tsx';
import { Facts } from '../facts.tsx';
import { Icon } from '../icon.tsx';
import { type IconName, iconShapes } from '../icon-shapes.ts';
import { LanguageSwitch } from '../language-switch.tsx';
import { Notice, type Tone } from '../notice.tsx';
import { Page } from '../page.tsx';
import { Panel } from '../panel.tsx';
import { Progress } from '../progress.tsx';
import { QrCode } from '../qr-code.tsx';
import { Skeleton } from '../skeleton.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { StepCounter } from '../step-counter.tsx';
import { Steps } from '../steps.tsx';
import { FormSamples } from './form-samples.tsx';
import styles from './gallery.module.css';

const tones: Tone[] = ['info', 'success', 'warning', 'danger'];
const statuses: CardFaceStatus[] = ['valid', 'expired', 'revoked', 'suspended', 'preview'];
/** A drawn head that shows the sizes; it is nobody's face. */
const portrait = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 350 450"><rect width="350" height="450" fill="#dfe3e6"/><path d="M60 450c5-90 50-120 115-120s110 30 115 120z" fill="#3b4a5a"/><path d="M145 290h60v60c-15 20-45 20-60 0z" fill="#d9a986"/><ellipse cx="175" cy="215" rx="72" ry="92" fill="#e6b896"/><path d="M98 225c-12-100 30-135 80-135s88 40 74 135c-8-50-22-72-40-84-40 18-88 12-100 10-8 20-12 44-14 74z" fill="#4a3326"/></svg>',
)}`;

const institutions = [
  { name: 'Uniwersytet Przykładowy', colour: '#5b2333' },
  { name: 'Akademia Zmyślona w Nowym Mieście nad Rzeką', colour: '#1f5c4a' },
  { name: 'Politechnika Wymyślna', colour: '#8a4b08' },
  { name: 'Szkoła Główna Fikcji', colour: '#3a3f8f' },
  { name: 'Wyższa Szkoła Przykładów', colour: '#0f5c73' },
];

/** Every component in its states. */
export function Gallery() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <AppHeader brand="Wzornik" tools={<LanguageSwitch />} />
      <Page documentTitle="Wzornik" width="wide">
        <h1>Zażółć gęślą jaźń</h1>
        <div className={styles['cards']}>
          {statuses.map((status, at) => (
            <CardFace
              key={status}
              kind={at === 1 ? 'pupil' : 'student'}
              status={status}
              givenName={at === 1 ? 'Aleksandra Świętosława' : 'Zofia'}
              familyName={at === 1 ? 'Brzęczyszczykiewicz-Konstantynopolitańska' : 'Żółtańska'}
              institution={institutions[at] ?? { name: '?', colour: '#333333' }}
              {...(at !== 3 && { portrait })}
              validUntil="2027-03-31"
              number={`ELS-2026-00${at}731`}
            >
              Status sprawdzono 3 minuty temu
            </CardFace>
          ))}
        </div>
        <Panel title="Przyciski" aside={<StatusBadge tone="success">Gotowa</StatusBadge>}>
          <div className={styles['row']}>
            <Button look="primary" icon="qr">
              Przygotuj kod QR
            </Button>
            <Button onClick={() => setOpen(true)}>Otwórz okno</Button>
            <Button look="danger">Unieważnij</Button>
            <Button look="quiet">Odśwież</Button>
            <Button look="primary" busy>
              Zapisujemy
            </Button>
            <Button disabled>Niedostępny</Button>
          </div>
          <div className={styles['row']}>
            {(['neutral', 'progress', 'success', 'warning', 'danger'] as const).map((tone) => (
              <StatusBadge key={tone} tone={tone}>
                {tone}
              </StatusBadge>
            ))}
          </div>
          <div className={styles['row']}>
            {(Object.keys(iconShapes) as IconName[]).map((name) => (
              <Icon key={name} name={name} label={name} />
            ))}
          </div>
        </Panel>
        {tones.map((tone) => (
          <Notice key={tone} tone={tone} title="Coś się wydarzyło">
            Jedno zdanie o tym, co dalej.
          </Notice>
        ))}
        <Panel title="Postęp">
          <StepCounter step={2} total={5} />
          <Progress label="Przed Tobą w kolejce: 12" />
          <Progress label="7 z 10" value={0.7} />
          <Steps
            label="Postęp"
            steps={[
              { id: 'a', title: 'Zlecono przygotowanie kodu QR', state: 'done' },
              { id: 'b', title: 'Ministerstwo przygotowuje kod', text: 'Zwykle kilkanaście sekund.', state: 'current' },
              { id: 'c', title: 'Gotowa', state: 'upcoming' },
            ]}
          />
          <Skeleton lines={3} />
        </Panel>
        <Panel title="Kody">
          <QrCode
            value="openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fissuer.example%2Foffers%2FK7QFM2XR9DTA"
            label="Kod QR"
          />
          <CodeDisplay value="K7QFM2XR9DTA" label="Kod do ręcznego wpisania" />
          <CopyButton value="K7QF" />
          <Disclosure>
            <CodeDisplay value="482913" group={3} label="Kod aktywacyjny" />
          </Disclosure>
        </Panel>
        <Panel title="Dane">
          <Facts
            facts={[
              { name: 'Numer legitymacji', value: 'ELS-2026-001731' },
              { name: 'Ważna do', value: '31 marca 2027' },
            ]}
          />
        </Panel>
        <FormSamples />
        <Panel>
          <EmptyState icon="search" title="Nikogo nie znaleziono">
            <p>Sprawdź pisownię nazwiska.</p>
          </EmptyState>
        </Panel>
      </Page>
      <Dialog
        open={open}
        title="Wygenerować nowy kod?"
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button look="danger">Unieważnij i wygeneruj nowy kod</Button>
            <Button onClick={() => setOpen(false)}>Wróć</Button>
          </>
        }
      >
        <p>Obecny kod przestanie działać od razu.</p>
      </Dialog>
    </>
  );
}
