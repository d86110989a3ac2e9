import { createContext, type ReactNode, useContext } from "react";

/** What only the server knows of an answer; empty in the browser. */

/** The nonce of this response's scripts, which a browser hides anyway. */
const Nonce = createContext("");
export const NonceProvider = Nonce.Provider;
export const useNonce = (): string => useContext(Nonce);

/** What an error page says of the number that its request has in the log. */
const RequestNote = createContext<ReactNode>(null);
export const RequestNoteProvider = RequestNote.Provider;
export const useRequestNote = (): ReactNode => useContext(RequestNote);

/**
 * Yield to other requests while a page is rendered.
 * @param id names the part that waits, the same each time it is rendered
 * @returns what to wait for before the part is rendered; null when the others have been answered
 */
export type YieldToOthers = (id: string) => Promise<void> | null;
const Yield = createContext<YieldToOthers | null>(null);
export const YieldProvider = Yield.Provider;
export const useYield = (): YieldToOthers | null => useContext(Yield);
