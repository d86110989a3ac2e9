/** Kept for the whole process: the server and the pages it serves are built apart, each with its own copy of this file. */
const key = Symbol.for("welcome-week.international-email");
const shared = globalThis as { [key]?: boolean };

/** @param offered whether the mail server offers SMTPUTF8 (RFC 6531); true where mail is kept here */
export function acceptInternationalEmail(offered: boolean): void {
  shared[key] = offered;
}

/** Whether addresses beyond ASCII may be given; not before the mail server was asked. */
export const acceptsInternationalEmail = (): boolean => shared[key] ?? false;
