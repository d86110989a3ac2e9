/** `title`, `dates[3].day`, `inclusion.free`: at most three steps, and no list longer than a hundred. */
const nameShape = /^\w{1,40}(?:\[\d{0,2}\]|\.\w{1,40}){0,3}$/;
const reserved = /(?:^|\.)(?:__proto__|constructor|prototype)(?:$|[.[])/;
/** The longest form of ours, sixty dates and every language ticked, has about six hundred fields. */
const mostFields = 1_200;

const isPlainName = (name: string): boolean => nameShape.test(name) && !reserved.test(name);

/**
 * Whether a posted form can have come from a page of ours. The names of fields build objects and lists as they say, so a
 * name made up to build a list of four thousand million must not get that far.
 */
export function hasPlainShape(form: FormData): boolean {
  const names = [...form.keys()];
  return names.length <= mostFields && names.every(isPlainName) && form.getAll("__intent__").every(isPlainIntent);
}

/** What a button for one more row, or one less, sends (Conform's intents). */
function isPlainIntent(intent: FormDataEntryValue): boolean {
  try {
    const { payload = {} } = JSON.parse(String(intent)) as {
      payload?: { name?: unknown; index?: unknown; from?: unknown; to?: unknown };
    };
    const places = [payload.index, payload.from, payload.to].filter((place) => place !== undefined);
    const isPlace = (place: unknown) => Number.isInteger(place) && Number(place) >= 0 && Number(place) < 100;
    return (payload.name === undefined || isPlainName(String(payload.name))) && places.every(isPlace);
  } catch {
    return false;
  }
}
