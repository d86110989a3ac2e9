import { hashSecret } from "../secrets.server.ts";

/** Name an account in the cookie of a browser that signed in to it; the mark tells no address, and opens nothing. */
export const browserMark = (accountId: string): string => hashSecret(`browser ${accountId}`).slice(0, 22);
