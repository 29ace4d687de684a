/** Everybody's, printed at the start: the people are invented and so is the university. */
export const DEMO_PASSWORD = 'mlegitymacja';
