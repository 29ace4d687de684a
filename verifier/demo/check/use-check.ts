import type { OnlineCheckState, OnlineResult, Preset } from '@mleg/verifier-contract/online-check';
import { ORPCError } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import { client } from '../client.ts';
import { takeResponseCode } from './response-code.ts';

export type Check =
  | { at: 'choosing'; problem?: 'offline' | 'busy' }
  | { at: 'starting' }
  | { at: 'waiting'; link: string }
  | { at: 'opened' }
  | { at: 'answered'; preset: Preset; result: OnlineResult }
  | { at: 'ended'; because: 'declined' | 'expired' | 'collected' | 'foreignBrowser' };

const POLL_MILLISECONDS = 1_500;

/** One check of this browser: begun here, or come back to with a code from the wallet. */
export function useCheck() {
  const [check, setCheck] = useState<Check>({ at: 'choosing' });
  useReturn(setCheck);
  usePolling(check, setCheck);

  const begin = (preset: Preset, sameDevice: boolean) => {
    setCheck({ at: 'starting' });
    void start(preset, sameDevice).then(setCheck);
  };
  return { check, begin, leave: () => setCheck({ at: 'choosing' }) };
}

/** On the same device the browser goes to the wallet, and comes back to this page anew. */
async function start(preset: Preset, sameDevice: boolean): Promise<Check> {
  try {
    const { link, walletLink } = await client.start({ preset, sameDevice });
    if (!sameDevice) return { at: 'waiting', link };
    location.assign(walletLink ?? link);
    return { at: 'starting' };
  } catch (error) {
    return { at: 'choosing', problem: error instanceof ORPCError && error.status === 429 ? 'busy' : 'offline' };
  }
}

type SetCheck = (change: Check | ((current: Check) => Check)) => void;

/** The wallet has sent the browser back with a code, for which the result can be read once. */
function useReturn(setCheck: SetCheck): void {
  useEffect(() => {
    const responseCode = takeResponseCode();
    if (responseCode === undefined) return;
    setCheck({ at: 'starting' });
    client
      .current({ responseCode })
      .then(({ preset, check }) => setCheck(shownAs(check, preset)))
      .catch((error: unknown) => setCheck(failedAs(error, 'foreignBrowser')));
  }, [setCheck]);
}

/** Asks for the state of the check while it is under way, and again if the server cannot be reached for a moment. */
function usePolling(check: Check, setCheck: SetCheck): void {
  const isUnderWay = check.at === 'waiting' || check.at === 'opened';
  const poll = useCallback(async () => {
    try {
      const { preset, check: state } = await client.current({});
      setCheck((current) => (state.state === 'waiting' ? current : shownAs(state, preset)));
    } catch (error) {
      if (error instanceof ORPCError && error.status === 404) setCheck({ at: 'ended', because: 'expired' });
    }
  }, [setCheck]);
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setInterval(() => void poll(), POLL_MILLISECONDS);
    return () => clearInterval(timer);
  }, [isUnderWay, poll]);
}

function shownAs(check: OnlineCheckState, preset: Preset): Check {
  if (check.state === 'answered') return { at: 'answered', preset, result: check.result };
  if (check.state === 'declined' || check.state === 'collected') return { at: 'ended', because: check.state };
  return { at: 'opened' };
}

function failedAs(error: unknown, refused: 'foreignBrowser'): Check {
  const isRefused = error instanceof ORPCError && (error.status === 404 || error.status === 403);
  return isRefused ? { at: 'ended', because: refused } : { at: 'choosing', problem: 'offline' };
}
