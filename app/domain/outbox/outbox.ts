import { hours, minutes } from "../time/zoned-time.ts";

/** `dropped`: no longer true or no longer wanted when its turn came. */
export const outboxStates = ["queued", "sent", "failed", "dropped"] as const;

/** Why an address takes no mail: there is no such mailbox; it is full or refuses for now. */
export const suppressionReasons = ["no_mailbox", "refuses_now"] as const;

/** A mail as it is handed to the mail server. */
export type StoredMail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  language: string;
  calendar?: { filename: string; content: string };
};

/** A worker that dies keeps a row no longer than this; longer than the slowest SMTP dialogue (OUT-04). */
export const leaseMs = minutes(12);

const retrySteps = [minutes(1), minutes(5), minutes(15), hours(1), hours(4), hours(12)];

/** Wait before the next try after `attempts` failed ones; null when there is no next try (OUT-05). */
export function retryDelayMs(attempts: number, jitter: number): number | null {
  const step = retrySteps[attempts - 1];
  return step === undefined ? null : Math.round(step * (1 + jitter * 0.25));
}
