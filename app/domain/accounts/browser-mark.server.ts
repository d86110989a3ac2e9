import { hashSecret } from "../secrets.server.ts";

/**
 * Return the mark of an account for the cookie of a browser that signed in to it. The mark reveals no address and
 * grants no access.
 */
export const browserMark = (accountId: string): string => hashSecret(`browser ${accountId}`).slice(0, 22);
