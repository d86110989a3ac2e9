import { createContext, useContext } from "react";

/** The nonce of this response's scripts; empty in the browser, which hides it anyway. */
const Nonce = createContext("");
export const NonceProvider = Nonce.Provider;
export const useNonce = (): string => useContext(Nonce);
