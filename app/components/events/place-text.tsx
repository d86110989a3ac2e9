import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { placeLine, type VisiblePlace } from "#app/domain/model/place.ts";
import { writtenList } from "#app/domain/text/list-text.ts";
import { useTranslation } from "react-i18next";

/** Show a place as far as it is visible; otherwise whom to ask. */
export function PlaceText({ place, organisers }: { place: VisiblePlace; organisers: readonly string[] }) {
  const { t } = useTranslation();
  const line = placeLine(place);
  return (
    <>
      {line && (
        <span>
          <bdi>{isolateNumbers(line)}</bdi>
        </span>
      )}
      {place.level === "area" && !place.venueName && !place.streetAddress && !place.ask && (
        <span className="soft">{t("place.area")}</span>
      )}
      {place.ask && <span>{isolateNumbers(t("place.ask", { who: place.ask }))}</span>}
      {place.level === "by_partner" && !place.ask && (
        <span>{t("place.askOrganiser", { who: writtenList(organisers) })}</span>
      )}
    </>
  );
}
