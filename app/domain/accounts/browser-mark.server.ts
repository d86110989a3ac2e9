import { hashSecret } from "../secrets.server.ts";

/** What a browser keeps, signed, of an account that signed in with it: it names no address, and opens nothing. */
export const browserMark = (accountId: string): string => hashSecret(`browser ${accountId}`).slice(0, 22);
