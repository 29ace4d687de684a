import { expect, test } from 'vitest';
import { unreadVariables } from './unread-variables.ts';

test('E14 a setting that is written wrongly is named, with the one that may be meant', () => {
  const environment = {
    ISSUER_AUTHORTY_NAME: 'Ministerstwo',
    JOURNAL_MIROR: '/mnt/journal',
    TIME_STAMP_COLOUR_OF_THE_SEAL: 'red',
    ISSUER_KEYS: 'pkcs11:',
    ISSUER_SERVICE_HOST: '10.0.0.1',
    ISSUER_PORT_8081_TCP_ADDR: '10.0.0.1',
    BEHIND_PROXI: 'yes',
    WALET_RELAY: 'yes',
    HOME: '/root',
    BEHIND: 'a proxy',
  };
  expect(unreadVariables(environment)).toEqual([
    { variable: 'ISSUER_AUTHORTY_NAME', meant: 'ISSUER_AUTHORITY_NAME' },
    { variable: 'JOURNAL_MIROR', meant: 'JOURNAL_MIRROR' },
    { variable: 'TIME_STAMP_COLOUR_OF_THE_SEAL', meant: undefined },
    { variable: 'BEHIND_PROXI', meant: 'BEHIND_PROXY' },
    { variable: 'WALET_RELAY', meant: 'WALLET_RELAY' },
  ]);
});
