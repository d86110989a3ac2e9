import type { Context } from "#app/domain/context.ts";
import { weekName } from "#app/domain/instance/get-instance.server.ts";
import { isLanguage } from "#app/domain/languages/language.ts";
import { takesPlace } from "#app/domain/model/date.ts";
import { pictureWidths } from "#app/domain/model/picture.ts";
import { houseOfCity } from "#app/domain/cloth/house-of-city.server.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { dateChange } from "#app/domain/events/announced-dates.ts";
import type { EventView } from "#app/domain/events/build-event-view.server.ts";
import { drawPreview, type PreviewText } from "#app/domain/pictures/draw-preview-image.server.ts";
import { readPictureFile } from "#app/domain/pictures/picture-files.server.ts";
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
    const ctx = { ...publicContext(args), language };
    const event = getPublicEvent(ctx, args.params["slug"] ?? "");
    const countPreview = rateLimited(args, "preview", () => null);
    const picture = await drawPreview(previewText(ctx, event), {
      beforeDrawing: () => countPreview(null),
      readPhoto: ({ id, width }) => readPictureFile(args.context.uploadsDir, { id, width, format: "jpg" }),
    });
    return pictureResponse(args.request, picture);
  });
}

function previewText(ctx: Context, event: EventView): PreviewText {
  const { language } = ctx;
  const { date, more } = nextDate(event);
  const span = date && { ...date, countryCode: event.countryCode };
  const change = date ? dateChange(date) : null;
  return {
    language,
    state: change === null ? null : textsOf(language, "common")(`dateStatus.${change}`),
    title: event.title,
    when: span ? listText([dayText(span, language), timesText(span, language)], language) : "",
    more: more > 0 ? textsOf(language, "promotion")("poster.moreDates", { count: more }) : "",
    where: event.cityName,
    who: writtenList(event.organisers.map((organiser) => organiser.name)),
    site: weekName(ctx.db, language),
    cloth: {
      seed: { house: houseOfCity(ctx.db, { ...event, slug: event.citySlug }), piece: event.slug },
      themes: event.themes,
    },
    photo: photoOf(event),
  };
}

/** Return the first date to come, rather one that takes place, and how many others take place after it. */
function nextDate(event: EventView) {
  const toCome = event.dates.filter((date) => date.status !== "held");
  const taking = toCome.filter(takesPlace);
  const date = taking[0] ?? toCome[0] ?? event.dates[0];
  return { date, more: Math.max(0, taking.length - 1) };
}

/** Return the file of the event's picture that is large enough for the image, and the credit. */
function photoOf({ picture }: EventView): PreviewText["photo"] {
  if (!picture) return null;
  const width = pictureWidths(picture.width).find((width) => width >= 800) ?? picture.width;
  return { id: picture.id, width, credit: picture.credit ?? "" };
}
