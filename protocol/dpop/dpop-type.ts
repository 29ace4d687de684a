export const DPOP_TYPE = 'dpop+jwt';
