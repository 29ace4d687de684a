import type * as polish from '../pl/mail.ts';

export const mail: typeof polish.mail = {
  subject: {
    'codes-ready': 'mLegitymacja is ready to be activated',
    'codes-expire-in-7-days': 'mLegitymacja: the code expires in 7 days',
    'codes-expire-in-1-day': 'mLegitymacja: the code expires in 1 day',
    'codes-locked': 'mLegitymacja: the code is locked',
    'codes-ended': 'mLegitymacja: new codes are needed',
    'card-cancelled': 'mLegitymacja has been cancelled',
    'card-suspended': 'mLegitymacja has been suspended',
    'card-resumed': 'mLegitymacja works again',
    'suspension-ends-soon': 'The suspended mLegitymacja will soon be revoked',
    'photo-accepted': 'The photo for mLegitymacja has been accepted',
    'photo-rejected': 'The photo for mLegitymacja has to be better',
    'application-accepted': 'The application concerning mLegitymacja has been accepted',
    'application-refused': 'The application concerning mLegitymacja: an answer',
    'objection-recorded': 'The objection to mLegitymacja has been accepted',
    'guardian-added': 'mLegitymacja: the pupil has another guardian',
    'data-erased': 'mLegitymacja: data have been erased',
    'guardian-ended': 'mLegitymacja: a guardian’s right has ended',
    'code-handed': 'mLegitymacja: a code for a new password was handed out',
    'codes-reminder': 'Reminder: mLegitymacja is ready to be activated',
    'photo-reminder': 'Reminder: mLegitymacja needs another photo',
    'deed-approved': 'mLegitymacja: request approved',
    'deed-refused': 'mLegitymacja: request refused',
  },
  text: (institution, inbox) =>
    [
      'Good morning,',
      '',
      'a new message about mLegitymacja is in the portal. Sign in to read it:',
      inbox,
      '',
      'For your safety we send no codes and no personal data by e-mail. None of us will ask you for a code.',
      '',
      institution,
    ].join('\n'),
};
