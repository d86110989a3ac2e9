import { weekName } from "#app/domain/instance/get-instance.server.ts";
import { isLanguage } from "#app/domain/languages/language.ts";
import { isAsPlanned } from "#app/domain/model/date.ts";
import { houseOfCity } from "#app/domain/cloth/house-of-city.server.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { drawPreview } from "#app/domain/pictures/draw-preview-image.server.ts";
import { listText, writtenList } from "#app/domain/text/list-text.ts";
import { dayText, timesText } from "#app/domain/time/when-text.ts";
import { publicContext } from "#app/http/context.server.ts";
import { rateLimited } from "#app/http/rate-limit.server.ts";
import { pictureResponse } from "#app/http/picture-response.server.ts";
import { orPlainRefusal } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** Preview image of an event, in the language that `lang` names. It shows no place but the city. */
export function loader(args: LoaderFunctionArgs) {
  const named = new URL(args.request.url).searchParams.get("lang");
  const language = isLanguage(named) ? named : args.context.defaultLanguage;
  return orPlainRefusal(async () => {
    const ctx = publicContext(args);
    const event = getPublicEvent({ ...ctx, language }, args.params["slug"] ?? "");
    const date = event.dates.find((date) => date.status !== "held" && date.status !== "cancelled") ?? event.dates[0];
    const span = date && { ...date, countryCode: event.countryCode };
    const common = textsOf(language, "common");
    const words = {
      language,
      state: !date || isAsPlanned(date.status) ? null : common(`dateStatus.${date.status}`),
      title: event.title,
      when: span ? listText([dayText(span, language), timesText(span, language)], language) : "",
      where: event.cityName,
      who: writtenList(event.organisers.map((organiser) => organiser.name)),
      site: weekName(ctx.db, language),
      cloth: {
        seed: { house: houseOfCity(ctx.db, { ...event, slug: event.citySlug }), piece: event.slug },
        themes: event.themes,
      },
    };
    const countPreview = rateLimited(args, "preview", () => null);
    const picture = await drawPreview(words, () => countPreview(null));
    return pictureResponse(args.request, picture);
  });
}
