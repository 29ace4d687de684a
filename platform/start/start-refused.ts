/**
 * A process must not start as things are; the message is for the operator and says what was expected and what to do. The
 * code says the same to programs.
 */
export class StartRefused extends Error {
  readonly code: string;

  constructor(message: string, { code = 'refused', ...options }: ErrorOptions & { code?: string } = {}) {
    super(message, options);
    this.code = code;
  }
}
