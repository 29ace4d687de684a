export const documents = {
  paperTitle: 'Formularze na papierze',
  paper: {
    school: 'Wolisz papier? Pobierz formularz, wydrukuj, podpisz i oddaj w sekretariacie.',
    university: 'Pobierz formularz, wydrukuj, podpisz i oddaj w dziekanacie.',
  },
  officeTitle: 'Formularz do wydruku',
  officeText: 'Ktoś przyszedł bez formularza? Wydrukuj go z danymi ucznia. Zostaje tylko podpis.',
  blankText: 'Wybierz ucznia, aby wydrukować formularz z jego danymi. Tutaj są puste.',
  form: {
    issue: 'Wniosek o wydanie (PDF)',
    cancel: 'Wniosek o anulowanie (PDF)',
    objection: 'Sprzeciw (PDF)',
  },
  saved: 'Formularz został pobrany.',
  instruction: {
    link: 'Instrukcja krok po kroku',
    pdf: 'Pobierz instrukcję (PDF)',
    portal: 'Przejdź do portalu',
    formsTitle: 'Formularze do wydruku',
    formsText: 'Po zalogowaniu pobierzesz formularze, w których dane są już wpisane.',
  },
  slips: {
    pdf: 'Pobierz PDF',
    pdfText: 'Plik PDF ma równe odcinki i nie dzieli ich między strony.',
    saved: 'Plik z odcinkami został pobrany.',
    guide: 'Instrukcja krok po kroku: {{address}}',
  },
} as const;
