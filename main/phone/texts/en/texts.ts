import type { Texts } from '../pl/texts.ts';

export const texts: Texts = {
  title: 'mLegitymacja on this phone',
  intro:
    'The demonstration runs on a computer in the same network. This phone opens its pages without warnings and with the camera once it trusts a certificate that the computer has made for itself. It takes a minute.',
  means: {
    title: 'What this means',
    text: 'Whoever has the key of this certificate can pass, before this phone, for the pages the certificate vouches for. This one vouches only for addresses in home networks, for names that end in .local, and for where this page was opened. Its key lies on that computer. Install the certificate only in a network you trust, and remove it when you have tried enough.',
    fingerprint:
      'SHA-256 fingerprint. The terminal on the computer shows the same, and so do the certificate’s details on the phone:',
  },
  download: 'Download the certificate',
  android: {
    title: 'Android',
    before: 'Open this page in Chrome. The phone needs a screen lock.',
    steps: [
      {
        text: 'Press “Download the certificate”. The file mlegitymacja.crt goes to the downloads.',
        screen: { title: 'mLegitymacja', rows: ['What this means', 'Download the certificate'], pressed: 1 },
      },
      {
        text: 'Open Settings and search for “CA certificate”. Without a search: Security & privacy, More security settings, Encryption & credentials, Install a certificate. Makers of phones name these a little differently.',
        screen: {
          title: 'Install a certificate',
          rows: ['CA certificate', 'VPN & app user certificate', 'Wi-Fi certificate'],
          pressed: 0,
        },
      },
      {
        text: 'Choose “CA certificate”, then “Install anyway”, and pick the downloaded file mlegitymacja.crt.',
        screen: { title: 'Downloads', rows: ['photo.jpg', 'mlegitymacja.crt'], pressed: 1 },
      },
    ],
    remove:
      'Settings, Security & privacy, More security settings, Encryption & credentials, Trusted credentials, tab “User”: press “mLegitymacja demo” and “Remove”.',
  },
  ios: {
    title: 'iPhone and iPad',
    before: 'Open this page in Safari: other browsers do not download profiles.',
    steps: [
      {
        text: 'Press “Download the certificate”, then “Allow”.',
        screen: { title: 'Download a profile?', rows: ['Ignore', 'Allow'], pressed: 1 },
      },
      {
        text: 'Open Settings, press “Profile Downloaded”, “Install”, give the phone’s passcode and press “Install” again. If that line is gone: General, VPN & Device Management.',
        screen: { title: 'Settings', rows: ['Profile Downloaded', 'Airplane Mode', 'Wi-Fi'], pressed: 0 },
      },
      {
        text: 'Settings, General, About, at the very bottom “Certificate Trust Settings”: switch “mLegitymacja demo” on. Safari goes on warning without that.',
        screen: { title: 'Certificate Trust Settings', rows: ['mLegitymacja demo'], pressed: 0, control: 'switch' },
      },
    ],
    remove: 'Settings, General, VPN & Device Management: press “mLegitymacja demo” and “Remove Profile”.',
  },
  open: {
    title: 'Done? Open the wallet',
    link: 'Open the wallet',
    warned: 'If the browser warns, go no further: the certificate is not installed or, on an iPhone, not switched on.',
    byAddress:
      'The wallet works here with the camera and without a network, and a PIN unlocks it. Fingerprint and face (passkeys) need a name in place of an address; the computer then has to start with --host and a name.',
  },
  remove: 'How to remove the certificate',
  otherLanguage: 'Polski',
};
