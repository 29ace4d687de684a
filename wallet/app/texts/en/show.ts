import type { Translated } from '@mleg/ui/i18n/text-tree.ts';
import type * as polish from '../pl/show.ts';

export const show: Translated<typeof polish.show> = {
  request: {
    title: 'Show data online',
    lead: 'Scan the QR code of the page that asks for your card.',
    scan: 'Scan the QR code',
    paste: 'Paste a link',
    pasteLabel: 'Paste here',
    pasteHint: 'The link of the page that asks begins with “openid4vp” or “https”.',
    use: 'See who is asking',
    reading: 'Checking who is asking…',
  },
  consent: {
    title: 'Check before you send',
    who: 'Who is asking',
    name: 'Name',
    host: 'The data goes to',
    purpose: 'What for',
    verified: 'A register confirms the name and the purpose.',
    unknown: {
      title: 'We do not know who is asking',
      text: 'No register that this wallet trusts confirms the name “{{name}}”. Send data only if you know who will get it.',
    },
    what: 'What you will send',
    from: 'From the document: {{card}}',
    nothing: 'No personal data. Only which document it is, and that it is valid.',
    also: 'The kind of document, its issuer and its date of expiry go with it.',
    relayed:
      'The wallet’s server passes the answer on. It is encrypted: the server sees only to whom it goes, and when.',
    portrait: 'the photo on the card',
    choose: 'Which document should be shown?',
    pesel: 'Yes, I give my PESEL. It goes to: {{name}}.',
    peselWhy: 'Without your PESEL number this page will not take the answer. You do not have to give it.',
    peselNeeded: 'Tick that you give your PESEL, or send nothing.',
    send: 'Send',
    sending: 'Sending…',
    decline: 'Do not send',
  },
  sent: {
    title: 'Sent',
    text: '{{name}} has the data now. It is noted in the history on this device.',
    goOn: 'Back to {{host}}',
    otherDevice: 'The page that asked shows the result.',
    done: 'Done',
    history: 'Who has seen it',
  },
  relay: {
    title: 'Another way can be tried',
    text: 'Some pages do not speak to a wallet in a browser. The wallet’s server can pass the question and the answer on. It learns which page asks, and when. It does not see your data: they are encrypted for that page.',
    action: 'Connect through the wallet’s server',
  },
  declined: {
    title: 'You sent nothing',
    telling: 'Telling the page that asked…',
  },
  refused: {
    nothingSent: 'Nothing was sent',
    sentInVain: 'Sent, and answered with an error',
    uncertain: 'We do not know whether it arrived',
    again: 'Scan another code',
    leave: 'Back to the wallet',
  },
  refusals: {
    'not-a-request': 'This does not ask for a card. Use the code of a page that does.',
    'malformed-request': 'The code is damaged. Reload the page that asks and scan the new one.',
    'unsigned-request': 'The request is not signed. Nobody can tell who wrote it, so the wallet does not answer.',
    'unsafe-address': 'The request leads to a suspicious address: {{host}}. Nothing was sent there.',
    offline:
      'There is no connection to this page. Check the internet and try again. If it works, this page does not speak to a wallet in a browser.',
    'offline-sending':
      'The connection broke while sending. Look at the page that asked: if it shows no result, start again.',
    'not-taken':
      'Your data reached this page, but it did not accept the answer: its time was up, or something in it was not what it expects. It is noted in the history.',
    'fault-after-sending':
      'Your data reached this page, and it answered with an error. We do not know what it did with them. It is noted in the history.',
    'dead-request': 'This request no longer works: its time is up or somebody has answered. Reload the page that asks.',
    'verifier-fault': 'The page that asks answered with an error. Try again in a moment.',
    'wrong-signature':
      'The signature is wrong: somebody may have replaced the request. Do not answer it, and tell the page’s owner.',
    'unsupported-request': 'The page asks in a way this wallet does not support.',
    'foreign-response-address':
      'The answer would go somewhere else than the signature says. The wallet does not allow it.',
    'outside-registration':
      '{{name}} asks for data it has no right to ask for: {{claims}}. The wallet refused and sent nothing.',
    'outside-registration-all':
      '{{name}} asks for a purpose that is not in the register. The wallet refused and sent nothing.',
    'no-matching-card': 'You have no document of the kind this page asks for.',
    'card-not-valid': 'You have this document, but it is not valid. It says why.',
  },
};
