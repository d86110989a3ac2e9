import { NotFound } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import type { FilterProblem } from "../model/programme-filter.ts";

/** Error for a feed whose filter contains unknown values: a feed without a filter would mislead its subscriber. */
export class BadFilter extends NotFound {
  constructor(
    readonly problems: readonly FilterProblem[],
    /** Language of the feed. */
    readonly language: Language,
  ) {
    super("filter");
  }
}
