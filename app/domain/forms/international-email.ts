/**
 * Key of a value for the whole process: the server and its pages are built apart, each with its copy of this module.
 */
const key = Symbol.for("welcome-week.international-email");
const shared = globalThis as { [key]?: boolean };

/**
 * Set whether e-mail addresses beyond ASCII are accepted.
 * @param offered true when the mail server offers SMTPUTF8 (RFC 6531), or mail is kept instead of sent
 */
export function acceptInternationalEmail(offered: boolean): void {
  shared[key] = offered;
}

/** True when e-mail addresses beyond ASCII are accepted; false until the mail server was asked. */
export const acceptsInternationalEmail = (): boolean => shared[key] ?? false;
