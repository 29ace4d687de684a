/** A process must not start as things are; the message is for the operator and says what was expected and what to do. */
export class StartRefused extends Error {}
