import { createContext, type ReactNode, useContext } from "react";

/** What an error page says of the number its request has in the log: made on the server, where that number is known. */
const RequestNote = createContext<ReactNode>(null);
export const RequestNoteProvider = RequestNote.Provider;
export const useRequestNote = (): ReactNode => useContext(RequestNote);
