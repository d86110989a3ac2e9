import { stateOf } from "../forms/form-version.server.ts";
import type { FactFields } from "../model/urgent-change.ts";

/** Names the state of a change that a page showed. */
export const factsStamp = ({ fields }: { fields: FactFields }): string => stateOf([["fields", JSON.stringify(fields)]]);
