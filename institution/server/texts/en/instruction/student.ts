import type { Instruction } from '@mleg/institution-contract/instruction';
import type { InstructionFacts } from '../../instruction-facts.ts';
import { picture } from '../../picture.ts';
import { appSteps, troubles } from './on-the-phone.ts';

export function studentInstruction({ portal, app, policies }: InstructionFacts): Instruction {
  return {
    title: 'How to add the student’s mLegitymacja to a phone',
    lead: [
      'mLegitymacja is the student card on a phone. It confirms that you study and brings the same discounts.',
      'Issuing and cancelling an mLegitymacja is free of charge.',
    ],
    needed: {
      heading: 'What you need',
      points: [
        ...(policies.physicalCardRequired ? ['A valid student card. Look at the date on the last sticker.'] : []),
        ...(policies.peselRequired ? ['A PESEL number in the university’s records.'] : []),
        'A phone with a camera and a connection to the internet.',
        'An account in the university’s portal.',
      ],
    },
    steps: [
      {
        heading: 'Prepare the QR code',
        text: [
          `Sign in to the portal: ${portal}. You will see the page of your mLegitymacja.`,
          'Press “Prepare a QR code”. The Ministry prepares it, which usually takes a few seconds.',
        ],
        picture: picture(
          'en-university-order',
          'The university’s portal: the page with the button “Prepare a QR code”.',
        ),
      },
      {
        heading: 'Show the codes',
        text: [
          'When the state is “Ready”, press “Show”. You will see the QR code.',
          'The activation code has a button of its own. Both are valid for 30 days. Show them to nobody.',
        ],
        picture: picture('en-university-ready', 'The university’s portal: the state “Ready” and the button “Show”.'),
      },
      ...appSteps(app, 'Student card', 'university'),
    ],
    troubles: troubles('the dean’s office', [
      'Download the “Application to cancel” on the mLegitymacja page, sign it and hand it in at the dean’s office.',
    ]),
  };
}
