import { createContext, type ReactNode, useContext } from "react";

/** Values of a response that only the server knows; empty in the browser. */

/** Nonce of this response's scripts; browsers hide it from scripts. */
const Nonce = createContext("");
export const NonceProvider = Nonce.Provider;
export const useNonce = (): string => useContext(Nonce);

/** Element of an error page that shows the number of its request in the log. */
const RequestNote = createContext<ReactNode>(null);
export const RequestNoteProvider = RequestNote.Provider;
export const useRequestNote = (): ReactNode => useContext(RequestNote);

/**
 * Yield to other requests while a page is rendered.
 * @param id id of the waiting part, the same at each rendering
 * @returns promise to wait for before rendering the part; null when other requests were answered
 */
export type YieldToOthers = (id: string) => Promise<void> | null;
const Yield = createContext<YieldToOthers | null>(null);
export const YieldProvider = Yield.Provider;
export const useYield = (): YieldToOthers | null => useContext(Yield);
