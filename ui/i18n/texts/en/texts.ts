import type { Translated } from '../../text-tree.ts';
import type * as polish from '../pl/texts.ts';

export const texts: Translated<typeof polish.texts> = {
  skipToContent: 'Skip to content',
  language: 'Language',
  close: 'Close',
  show: 'Show',
  hide: 'Hide',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Copying failed. Select the text and copy it yourself.',
  loading: 'Loading…',
  required: 'required',
  optional: 'optional',
  errorSummary: { title_one: 'Correct one thing', title_other: 'Correct {{count}} things' },
  notice: { info: 'Information', success: 'Done', warning: 'Please note', danger: 'Problem' },
  steps: { position: 'Step {{step}} of {{total}}', done: 'done', current: 'now', upcoming: 'later' },
  code: { character: 'Character {{position}} of {{total}}' },
  qr: {
    enlarge: 'Enlarge the code',
    enlargedTitle: 'QR code on the whole screen',
    brighten: 'Make the screen brighter if the camera cannot see the code.',
  },
  card: {
    studentTitle: 'mLegitymacja, student card',
    pupilTitle: 'mLegitymacja, pupil card',
    status: { valid: 'Valid', expired: 'Expired', revoked: 'Revoked', suspended: 'Suspended', preview: 'Preview' },
    notValid: 'This card is not valid.',
    previewNote: 'This is a preview, not a document.',
    portraitOf: 'Photo of {{name}}',
    noPortrait: 'No photo',
    validUntil: 'Valid until',
    wasValidUntil: 'Was valid until',
    number: 'Card number',
  },
};
