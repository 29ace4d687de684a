import type { Tone } from '@mleg/ui/notice.tsx';
import { useCallback, useEffect, useState } from 'react';
import { useT } from '../app-i18n.ts';
import { now } from '../clock.ts';
import { hasSecret, type LockRecord } from '../storage/lock-record.ts';
import type { WalletDatabase } from '../storage/wallet-database.ts';
import { waitLeft } from './back-off.ts';
import { readAttempts, type UnlockRefusal, unlock } from './lock.ts';
import { unlockWithPasskey } from './passkey.ts';
import { useUnlockRefusalText } from './unlock-refusal-text.ts';

const WHOLE_PIN = /^\d{6}$/;

/** The form of the unlock page: a secret, a wait that counts down, and what went wrong. */
export function useUnlock(database: WalletDatabase, lock: LockRecord, onOpened: (vaultKey: CryptoKey) => void) {
  const t = useT();
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<UnlockRefusal | 'passkey'>();
  const refusalText = useUnlockRefusalText();
  const { secondsLeft, startWaiting } = useWait(database);

  const open = async (typed = secret) => {
    if (busy || secondsLeft > 0 || typed === '') return;
    setBusy(true);
    const result = await unlock(database, typed, now().getTime());
    setBusy(false);
    setSecret('');
    if (!('refused' in result)) return onOpened(result);
    startWaiting(result.waitMilliseconds);
    setRefusal(result);
  };
  /** A PIN is whole with its last digit, and nothing else is left to be pressed. */
  const type = (typed: string) => {
    setSecret(typed);
    if (hasSecret(lock) && lock.secretKind === 'pin' && WHOLE_PIN.test(typed)) void open(typed);
  };
  const openWithPasskey = async () => {
    setBusy(true);
    const result = await unlockWithPasskey(database);
    setBusy(false);
    if ('refused' in result) setRefusal('passkey');
    else onOpened(result);
  };
  const problem = ((): { tone: Tone; text: string } | undefined => {
    if (secondsLeft > 0)
      return { tone: 'danger', text: refusalText({ refused: 'wait', waitMilliseconds: secondsLeft * 1000 }) };
    if (refusal === undefined) return undefined;
    if (refusal === 'passkey')
      return { tone: 'info', text: t(hasSecret(lock) ? 'lock.passkeyUnavailable' : 'lock.passkeyFailed') };
    return { tone: 'warning', text: refusalText({ ...refusal, waitMilliseconds: 0 }) };
  })();
  return { secret, type, busy, problem, open, openWithPasskey };
}

/** Survives closing the app: how long to wait is read from the device. */
function useWait(database: WalletDatabase) {
  const [until, setUntil] = useState(0);
  const [at, setAt] = useState(0);
  const startWaiting = useCallback((milliseconds: number) => {
    const present = now().getTime();
    setAt(present);
    setUntil(present + milliseconds);
  }, []);
  useEffect(() => {
    const read = async () => {
      const attempts = await readAttempts(database);
      startWaiting(waitLeft(attempts, now().getTime()));
    };
    void read();
  }, [database, startWaiting]);
  useEffect(() => {
    if (until <= at) return undefined;
    const timer = setInterval(() => setAt(now().getTime()), 1000);
    return () => clearInterval(timer);
  }, [until, at]);
  return { secondsLeft: Math.max(0, Math.ceil((until - at) / 1000)), startWaiting };
}
