import type { Instruction, InstructionStep } from '@mleg/institution-contract/instruction';
import { picture } from '../../picture.ts';

/** What is done on the phone, the same for pupils and students. */
export function appSteps(app: string, document: string, audience: 'school' | 'university'): InstructionStep[] {
  return [
    {
      heading: audience === 'school' ? 'Install the app on the pupil’s phone' : 'Install the app on the phone',
      text: [
        `Open ${app} in the phone’s browser and add the page to the home screen.`,
        'Open the app from its new icon, press “Let’s begin”, accept the terms and set a PIN.',
      ],
      picture: picture('en-app-start', 'The first screen of the app: your card on your phone, button “Let’s begin”.'),
    },
    {
      heading: 'Scan the QR code',
      text: [
        `In the app press plus and choose “${document}”. Allow it to use the camera.`,
        'Point the camera at the QR code on the computer’s screen or on the slip.',
        'The portal is open on the same phone? Press “Open in the app on this device” there.',
      ],
      picture: picture('en-app-scan', 'The app looks for a QR code; below are other ways to give the code.'),
    },
    {
      heading: 'Enter the activation code',
      text: ['Enter the 6 digits and press “Add the card”. You have five tries, then the code is locked.'],
      picture: picture('en-app-code', 'The app: a field for the activation code and the button “Add the card”.'),
    },
    {
      heading: 'Done',
      text: [
        'The card is on the phone and works without the internet, too.',
        'The codes can be used only once. The card works on one device.',
      ],
      picture: picture(`en-${audience}-card`, 'The card on the phone: photo, name, “Valid”, until when.'),
    },
  ];
}

/** `where`: “the school’s office”; `cancel`: how a card is given up. */
export function troubles(where: string, cancel: string[]): Instruction['troubles'] {
  return {
    heading: 'When something does not work',
    entries: [
      {
        heading: 'The camera does not see the code',
        text: [
          'Wipe the lens. On a computer make the code larger with “Enlarge the code” or with Ctrl and plus.',
          'Still nothing? Choose “Show the code for typing” in the portal and “Type the code” in the app.',
        ],
      },
      {
        heading: 'The activation code is wrong',
        text: [
          'Check that both codes belong to the same order. New codes put an end to earlier ones.',
          'After five wrong tries prepare a new code in the portal.',
        ],
      },
      { heading: '30 days have passed', text: ['The code has expired. Prepare a new QR code in the portal.'] },
      {
        heading: 'The phone is lost or stolen',
        text: [
          'It may turn up? Press “Suspend the mLegitymacja” in the portal. You can put it back there later.',
          'It will not turn up? Press “Generate a new code”. The card on the old phone is revoked. An inspector who is online sees it within minutes, one with this morning’s list only with the next.',
          `You cannot sign in? Tell ${where}.`,
        ],
      },
      {
        heading: 'A new phone',
        text: [
          'Install the app on the new phone. Press “Generate a new code” in the portal and go on from the installation.',
          'The card can be on one device only, so it stops working on the old one.',
        ],
      },
      { heading: 'Giving the card up, or a card that fails', text: cancel },
    ],
  };
}
