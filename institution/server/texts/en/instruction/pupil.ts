import type { Instruction, InstructionStep } from '@mleg/institution-contract/instruction';
import type { InstructionFacts } from '../../instruction-facts.ts';
import { picture } from '../../picture.ts';
import { appSteps, troubles } from './on-the-phone.ts';

export function pupilInstruction(facts: InstructionFacts): Instruction {
  const { photo, policies } = facts;
  return {
    title: 'How to add the pupil’s mLegitymacja to a phone',
    lead: [
      'mLegitymacja is the school card on the pupil’s phone. It counts as much as the paper one.',
      'Issuing and cancelling an mLegitymacja is free of charge.',
    ],
    needed: {
      heading: 'What you need',
      points: [
        ...(policies.physicalCardRequired ? ['A valid paper card.'] : []),
        `A card photo as a JPG file, at least ${photo.width} × ${photo.height} pixels.`,
        'The pupil’s phone, with a camera and a connection to the internet.',
        policies.codesFor === 'guardians'
          ? 'A parent’s account in the school’s portal. Only guardians see the codes of a minor.'
          : 'A parent’s or the pupil’s account in the school’s portal.',
      ],
    },
    steps: [
      ...statements(facts),
      {
        heading: 'Send the photo',
        text: [
          'On the pupil’s page press “Update photo”. Take a photo with the phone or choose a file.',
          'The office will check the photo. If it has to be better, the office will say why.',
        ],
      },
      {
        heading: 'Wait for the message about the codes',
        text: [
          'When the portal says that the codes are ready, press “Open” in the message, then “Show”.',
          'You will see the QR code. The activation code has a button of its own. Both are valid for 30 days.',
          'The school may also give you the codes on two slips of paper. Keep them apart and show them to nobody.',
        ],
        picture: picture(
          'en-school-ready',
          'The pupil’s page in the portal: the card waits to be activated, button “Show”.',
        ),
      },
      ...appSteps(facts.app, 'Pupil card', 'school'),
    ],
    troubles: troubles('the school’s office', [
      'To give the card up or to report that it fails, apply for cancellation on the pupil’s page, or on paper.',
      'When the office has accepted it, a message confirms it.',
    ]),
  };
}

function statements({ portal, policies }: InstructionFacts): InstructionStep[] {
  const enter = `Sign in to the portal: ${portal}. Choose the child from the list “Your children”.`;
  if (policies.issue === 'application') {
    return [
      {
        heading: 'Apply for the card',
        text: [
          enter,
          'Under “Applications” press “Apply for an mLegitymacja”.',
          'You prefer paper? Download the form, print it, sign it and hand it in at the school’s office.',
        ],
        picture: picture(
          'en-school-apply',
          'The pupil’s page in the portal: applications and the button “Apply for an mLegitymacja”.',
        ),
      },
    ];
  }
  const objection = 'The school issues a card to every pupil. If you want none, object under “Applications”.';
  return [{ heading: 'Sign in to the portal', text: [enter, ...(policies.issue === 'objection' ? [objection] : [])] }];
}
