import { stateOf } from "../events/read-form.server.ts";
import type { FactFields } from "./fact-change.ts";

/** Names the state of a change that a page showed. */
export const factsStamp = ({ fields }: { fields: FactFields }): string => stateOf([["fields", JSON.stringify(fields)]]);
