import { NotFound } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import type { FilterProblem } from "../model/programme-filter.ts";

/** A feed of a filter with values that mean nothing: one of everything would lie to its subscriber. */
export class BadFilter extends NotFound {
  constructor(
    readonly problems: readonly FilterProblem[],
    /** Of the feed. */
    readonly language: Language,
  ) {
    super("filter");
  }
}
