import type { ApplicationKind, CancelReason } from '@mleg/institution-contract/application';
import type { DocumentLanguage } from '@mleg/institution-contract/instruction';
import type { InstitutionSettings } from '../settings.ts';

export interface StatementWords {
  title: Record<ApplicationKind, string>;
  statement: Record<ApplicationKind, string>;
  fileName: Record<ApplicationKind, string>;
  applicant: { heading: string; self: string; guardian: string; name: string; contact: string };
  holder: { heading: string; name: string; group: string; birthdate: string; number: string };
  card: { heading: string; number: string; issuedOn: string; validUntil: string };
  reason: { heading: string } & Record<CancelReason, string>;
  free: string;
  after: Record<ApplicationKind, string>;
  signature: { date: string; name: string };
  office: { heading: string; accepted: string; refused: string; signature: string };
  information: { heading: string; text: (institution: string) => string };
}

type Kind = InstitutionSettings['kind'];

/** The words of the paper forms, for a school and for a university. */
export const statementWords: Record<DocumentLanguage, (kind: Kind) => StatementWords> = {
  pl: (kind) => (kind === 'school' ? { ...common.pl, ...school.pl } : { ...common.pl, ...university.pl }),
  en: (kind) => (kind === 'school' ? { ...common.en, ...school.en } : { ...common.en, ...university.en }),
};

const common = {
  pl: {
    title: {
      issue: 'Wniosek o wydanie mLegitymacji',
      cancel: 'Wniosek o anulowanie mLegitymacji',
      objection: 'Sprzeciw wobec wydania mLegitymacji',
    },
    fileName: {
      issue: 'wniosek-o-wydanie-mlegitymacji.pdf',
      cancel: 'wniosek-o-anulowanie-mlegitymacji.pdf',
      objection: 'sprzeciw-wobec-mlegitymacji.pdf',
    },
    reason: {
      heading: 'Powód anulowania',
      'phone-lost': 'utrata telefonu',
      malfunction: 'niepoprawne działanie',
      resignation: 'rezygnacja z usługi',
    },
    free: 'Wydanie i anulowanie mLegitymacji jest bezpłatne.',
    signature: { date: 'miejscowość i data', name: 'czytelny podpis' },
    information: {
      heading: 'Informacja o danych osobowych.',
      text: (institution: string) =>
        `Administratorem danych jest ${institution}. Dane z formularza służą tylko do wydania, obsługi i unieważnienia mLegitymacji. Podstawą są przepisy prawa (art. 6 ust. 1 lit. c i e RODO), dlatego nie prosimy o zgodę. Dane z legitymacji trafiają do ministra, który ją elektronicznie podpisuje. Masz prawo do wglądu w dane, ich sprostowania i ograniczenia ich przetwarzania. Masz też prawo do skargi do Prezesa Urzędu Ochrony Danych Osobowych. Bez tych danych nie załatwimy sprawy.`,
    },
  },
  en: {
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
  },
};

const school = {
  pl: {
    statement: {
      issue: 'Wnoszę o wydanie mLegitymacji szkolnej uczniowi wskazanemu niżej.',
      cancel: 'Wnoszę o anulowanie mLegitymacji szkolnej ucznia wskazanego niżej.',
      objection: 'Nie zgadzam się na wydanie mLegitymacji szkolnej uczniowi wskazanemu niżej.',
    },
    applicant: {
      heading: 'Kto składa',
      self: 'uczeń, który ukończył 18 lat',
      guardian: 'rodzic albo opiekun prawny',
      name: 'Imię i nazwisko osoby składającej',
      contact: 'Telefon albo e-mail',
    },
    holder: {
      heading: 'Uczeń',
      name: 'Imię i nazwisko ucznia',
      group: 'Klasa',
      birthdate: 'Data urodzenia',
      number: 'Numer w księdze uczniów',
    },
    card: {
      heading: 'Legitymacja papierowa',
      number: 'Numer legitymacji',
      issuedOn: 'Data wydania',
      validUntil: 'Ważna do',
    },
    after: {
      issue: 'Gdy kod QR i kod aktywacyjny będą gotowe, szkoła wyśle wiadomość. Kody są ważne 30 dni.',
      cancel:
        'Po przyjęciu wniosku legitymacja w telefonie i kody przestaną działać. Szkoła to potwierdzi w wiadomości.',
      objection: 'Legitymacja, która już działa w telefonie, zostanie unieważniona. Sprzeciw można wycofać.',
    },
    office: { heading: 'Wypełnia sekretariat', accepted: 'przyjęto', refused: 'odmówiono', signature: 'data i podpis' },
  },
  en: {
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
  },
};

const university = {
  pl: {
    statement: {
      issue: 'Wnoszę o wydanie mLegitymacji studenckiej.',
      cancel: 'Wnoszę o anulowanie mojej mLegitymacji studenckiej.',
      objection: 'Nie zgadzam się na wydanie mi mLegitymacji studenckiej.',
    },
    applicant: { ...school.pl.applicant, self: 'student', contact: 'Telefon albo e-mail' },
    holder: {
      ...school.pl.holder,
      heading: 'Student',
      name: 'Imię i nazwisko',
      group: 'Kierunek i rok',
      number: 'Numer albumu',
    },
    card: { ...school.pl.card, heading: 'Legitymacja studencka (plastikowa)' },
    after: {
      issue: 'Gdy wniosek zostanie przyjęty, kod QR i kod aktywacyjny będą czekać w portalu. Kody są ważne 30 dni.',
      cancel: 'Po przyjęciu wniosku legitymacja w telefonie i kody przestaną działać. Zobaczysz to w portalu.',
      objection: 'Legitymacja, która już działa w telefonie, zostanie unieważniona. Sprzeciw można wycofać.',
    },
    office: { ...school.pl.office, heading: 'Wypełnia dziekanat' },
  },
  en: {
    statement: {
      issue: 'I apply for a mobile student card.',
      cancel: 'I apply for my mobile student card to be cancelled.',
      objection: 'I object to a mobile student card being issued to me.',
    },
    applicant: { ...school.en.applicant, self: 'a student' },
    holder: {
      ...school.en.holder,
      heading: 'Student',
      name: 'Full name',
      group: 'Field and year of study',
      number: 'Album number',
    },
    card: { ...school.en.card, heading: 'Student card (plastic)' },
    after: {
      issue: 'Once accepted, the QR code and the activation code wait in the portal. They are valid for 30 days.',
      cancel: 'Once accepted, the card on the phone and the codes stop working. You will see it in the portal.',
      objection: 'A card that already works on a phone will be revoked. An objection can be withdrawn.',
    },
    office: { ...school.en.office, heading: "For the dean's office" },
  },
};
