import { createTransport } from 'nodemailer';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Becomes the Message-ID, so that a mail that is sent twice is recognised as one. */
  id: string;
}

/** `permanent`: the address is refused for good (RFC 5321 §4.2.1), another try is of no use. `code` carries no address. */
export type Sent = { ok: true } | { ok: false; permanent: boolean; code: string };

export interface Mailer {
  send(mail: Mail): Promise<Sent>;
  stop(): void;
}

export interface MailerOptions {
  /** `smtp://user:password@host:587` or `smtps://…` */
  url: string;
  from: string;
}

const TIMEOUT_MS = 10_000;

export function createMailer({ url, from }: MailerOptions): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // A mail is text of ours: nothing in it may make this process read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    send: async ({ to, subject, text, id }) => {
      try {
        await transport.sendMail({ from, to, subject, text, messageId: `<${id}@${domain}>` });
        return { ok: true };
      } catch (error) {
        return failure(error);
      }
    },
    stop: () => transport.close(),
  };
}

function failure(error: unknown): Sent {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  const permanent = code === 'EENVELOPE' && (responseCode ?? 0) >= 500;
  return { ok: false, permanent, code: String(responseCode ?? code ?? 'unknown') };
}
