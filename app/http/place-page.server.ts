import { weekName } from "#app/domain/instance/get-instance.server.ts";
import { cityPath, countryPath, publicOrganisationPath, regionPath, themePath } from "#app/domain/paths.ts";
import { getPlacePage, type PageKind } from "#app/domain/programme/get-place-page.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicContext } from "./context.server.ts";
import { orRefuseLater } from "./to-response.server.ts";

const paths = {
  city: cityPath,
  country: countryPath,
  region: regionPath,
  theme: themePath,
  organisation: publicOrganisationPath,
};

/** Load a page about a place, a theme or an organisation. */
export async function loadPlacePage(args: LoaderFunctionArgs, kind: PageKind) {
  const ctx = publicContext(args);
  const t = textsOf(ctx.language, "public");
  const place = await orRefuseLater(() => getPlacePage(ctx, { kind, code: args.params["code"] ?? "" }));
  const title = t(`place.title.${kind}`, { name: place.name });
  const head = {
    title,
    description: t("place.description", { title, edition: place.edition ?? weekName(ctx.db, ctx.language) }),
    path: paths[kind](ctx.language, place.code),
    origin: ctx.origin,
    language: ctx.language,
    feedsOf: place.filter,
  };
  return { place, head };
}
