import { Button } from '@mleg/ui/button.tsx';
import { setTorch } from '@mleg/ui/camera/open-camera.ts';
import { useCamera } from '@mleg/ui/camera/use-camera.ts';
import { classes } from '@mleg/ui/classes.ts';
import { LiveRegion } from '@mleg/ui/live-region.tsx';
import { Notice } from '@mleg/ui/notice.tsx';
import { Page } from '@mleg/ui/page.tsx';
import { useWakeLock } from '@mleg/ui/use-wake-lock.ts';
import { useState } from 'react';
import { useT } from '../app-i18n.ts';
import { useInspector } from '../inspector.ts';
import { countCheck } from '../pack/count-check.ts';
import { QuestionPage } from '../question/question-page.tsx';
import { goTo } from '../routing/use-page.ts';
import styles from './check.module.css';
import type { CheckState } from './check-state.ts';
import { tellVerdict } from './tell-verdict.ts';
import { type Check, useCheck } from './use-check.ts';
import { VerdictScreen } from './verdict-screen.tsx';

/** Codes on a screen change several times a second, so the pause between two frames is short, at the cost of the battery. */
const PAUSE_MS = 30;

/** A check, or the question that is asked in doubt. */
export function CheckPage() {
  const { database, sound } = useInspector();
  const [isAsking, setAsking] = useState(false);
  const check = useCheck((verdict) => {
    tellVerdict(verdict, { sound });
    void countCheck(database, verdict);
  });
  useWakeLock();
  if (!isAsking) {
    return (
      <Looking
        check={check}
        onAsk={() => {
          check.clear();
          setAsking(true);
        }}
      />
    );
  }
  return (
    <QuestionPage
      onScan={(question) => {
        check.ask(question);
        setAsking(false);
      }}
      onAnswer={(question, texts) => {
        check.ask(question);
        setAsking(false);
        void seeAll(check, texts);
      }}
      onBack={() => setAsking(false)}
    />
  );
}

interface LookingProps {
  readonly check: Check;
  readonly onAsk: () => void;
}

/** The camera fills the screen, then the verdict does; the camera stays on for the rest of the picture. */
function Looking({ check: { state, see, clear }, onAsk }: LookingProps) {
  const t = useT();
  const camera = useCamera((text, takenAt) => void see(text, takenAt), PAUSE_MS);
  const isJudged = state.at === 'judged';
  return (
    <Page documentTitle={t('check.documentTitle')} width="wide">
      <div className={classes(styles['check'], isJudged && styles['judged'])}>
        {!isJudged && <h1 className={styles['title']}>{t('check.title')}</h1>}
        <div className={styles['view']}>
          <video ref={camera.video} className={styles['video']} playsInline muted aria-label={t('check.video')} />
          {!isJudged && <div className={styles['frame']} />}
        </div>
        {isJudged ? (
          <VerdictScreen state={state} onNext={clear} onAsk={onAsk} />
        ) : (
          <Tools camera={camera} state={state} onAsk={onAsk} />
        )}
      </div>
    </Page>
  );
}

interface ToolsProps {
  readonly camera: ReturnType<typeof useCamera>;
  readonly state: Extract<CheckState, { at: 'looking' }>;
  readonly onAsk: () => void;
}

function Tools({ camera, state, onAsk }: ToolsProps) {
  const t = useT();
  return (
    <div className={styles['tools']}>
      {camera.state !== 'starting' && camera.state !== 'looking' && (
        <Notice tone="warning" announce>
          <p>{t(`check.camera.${camera.state}`)}</p>
          <Button icon="refresh" onClick={camera.retry}>
            {t('check.camera.retry')}
          </Button>
        </Notice>
      )}
      <p className={styles['hint']}>{t(`check.hint.${state.hint ?? (state.question ? 'answer' : 'card')}`)}</p>
      <LiveRegion>{state.hint ? t(`check.hint.${state.hint}`) : ''}</LiveRegion>
      <div className={styles['buttons']}>
        {camera.stream && <Torch stream={camera.stream} />}
        <Button icon="help" onClick={onAsk}>
          {t('check.ask')}
        </Button>
        <Button icon="arrowLeft" onClick={() => goTo('ready')}>
          {t('check.end')}
        </Button>
      </div>
    </div>
  );
}

/** What came over the network is looked at like what a camera sees. */
async function seeAll(check: Check, texts: readonly string[]): Promise<void> {
  for (const text of texts) await check.see(text, performance.now());
}

function Torch({ stream }: { readonly stream: MediaStream }) {
  const t = useT();
  const [isOn, setOn] = useState(false);
  return (
    <Button icon="torch" aria-pressed={isOn} onClick={() => void setTorch(stream, !isOn).then(() => setOn(!isOn))}>
      {t(isOn ? 'check.torchOff' : 'check.torchOn')}
    </Button>
  );
}
