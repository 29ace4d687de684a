/** What an e-mail says of a message: that it is there, and nothing about anybody. Subjects are read on locked phones. */
export const mail = {
  subject: {
    'codes-ready': 'mLegitymacja czeka na aktywację',
    'codes-expire-in-7-days': 'mLegitymacja: kod wygaśnie za 7 dni',
    'codes-expire-in-1-day': 'mLegitymacja: kod wygaśnie za 1 dzień',
    'card-cancelled': 'mLegitymacja została anulowana',
    'card-suspended': 'mLegitymacja została zawieszona',
    'card-resumed': 'mLegitymacja znów działa',
    'suspension-ends-soon': 'Zawieszona mLegitymacja zostanie wkrótce unieważniona',
    'photo-accepted': 'Zdjęcie do mLegitymacji przyjęte',
    'photo-rejected': 'Zdjęcie do mLegitymacji wymaga poprawy',
    'application-accepted': 'Wniosek dotyczący mLegitymacji przyjęty',
    'application-refused': 'Wniosek dotyczący mLegitymacji: odpowiedź',
    'objection-recorded': 'Sprzeciw wobec mLegitymacji przyjęty',
    'guardian-added': 'mLegitymacja: przybył opiekun ucznia',
    'codes-reminder': 'Przypomnienie: mLegitymacja czeka na aktywację',
    'photo-reminder': 'Przypomnienie: potrzebne jest inne zdjęcie do mLegitymacji',
    'deed-approved': 'mLegitymacja: prośba zatwierdzona',
    'deed-refused': 'mLegitymacja: prośba odrzucona',
  },
  text: (institution: string, inbox: string) =>
    [
      'Dzień dobry,',
      '',
      'w portalu czeka nowa wiadomość w sprawie mLegitymacji. Zaloguj się, aby ją przeczytać:',
      inbox,
      '',
      'Dla bezpieczeństwa nie wysyłamy e-mailem kodów ani danych osobowych. Nikt z nas nie poprosi o kod.',
      '',
      institution,
    ].join('\n'),
};
