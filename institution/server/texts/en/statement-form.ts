import type * as polish from '../pl/statement-form.ts';

const common = {
  title: {
    issue: 'Application for a mobile card (mLegitymacja)',
    cancel: 'Application to cancel a mobile card (mLegitymacja)',
    objection: 'Objection to a mobile card (mLegitymacja)',
  },
  fileName: {
    issue: 'application-for-mlegitymacja.pdf',
    cancel: 'cancellation-of-mlegitymacja.pdf',
    objection: 'objection-to-mlegitymacja.pdf',
  },
  reason: {
    heading: 'Reason for the cancellation',
    'phone-lost': 'phone lost',
    malfunction: 'it does not work properly',
    resignation: 'no longer wanted',
  },
  free: 'Issuing and cancelling a mobile card is free of charge.',
  signature: { date: 'place and date', name: 'legible signature' },
  information: {
    heading: 'About personal data.',
    text: (institution: string) =>
      `The controller of the data is ${institution}. The data of this form serve only to issue, run and revoke the mobile card. The basis is the law (Article 6(1)(c) and (e) GDPR), so we do not ask for consent. The data on the card go to the minister, who signs it electronically. You have the right to see the data, to have them corrected and to have their processing restricted. You also have the right to complain to the President of the Personal Data Protection Office. Without these data we cannot deal with the matter.`,
  },
};

const school = {
  ...common,
  statement: {
    issue: 'I apply for a mobile pupil card for the pupil named below.',
    cancel: 'I apply for the mobile pupil card of the pupil named below to be cancelled.',
    objection: 'I object to a mobile pupil card being issued to the pupil named below.',
  },
  applicant: {
    heading: 'Who applies',
    self: 'a pupil aged 18 or more',
    guardian: 'a parent or legal guardian',
    name: 'Full name of whoever applies',
    contact: 'Phone or e-mail',
  },
  holder: {
    heading: 'Pupil',
    name: 'Full name of the pupil',
    group: 'Class',
    birthdate: 'Date of birth',
    number: 'Number in the register of pupils',
  },
  card: {
    heading: 'Paper card',
    number: 'Number of the card',
    issuedOn: 'Issued on',
    validUntil: 'Valid until',
  },
  after: {
    issue:
      'When the QR code and the activation code are ready, the school sends a message. They are valid for 30 days.',
    cancel: 'Once accepted, the card on the phone and the codes stop working. The school confirms it by message.',
    objection: 'A card that already works on a phone will be revoked. An objection can be withdrawn.',
  },
  office: {
    heading: 'For the school office',
    accepted: 'accepted',
    refused: 'refused',
    signature: 'date and signature',
  },
};

const university = {
  ...common,
  statement: {
    issue: 'I apply for a mobile student card.',
    cancel: 'I apply for my mobile student card to be cancelled.',
    objection: 'I object to a mobile student card being issued to me.',
  },
  applicant: { ...school.applicant, self: 'a student' },
  holder: {
    ...school.holder,
    heading: 'Student',
    name: 'Full name',
    group: 'Field and year of study',
    number: 'Album number',
  },
  card: { ...school.card, heading: 'Student card (plastic)' },
  after: {
    issue: 'Once accepted, the QR code and the activation code wait in the portal. They are valid for 30 days.',
    cancel: 'Once accepted, the card on the phone and the codes stop working. You will see it in the portal.',
    objection: 'A card that already works on a phone will be revoked. An objection can be withdrawn.',
  },
  office: { ...school.office, heading: "For the dean's office" },
};

export const statementForm: typeof polish.statementForm = { school, university };
