import { mapLinks } from "#app/domain/model/map-links.ts";
import type { VisiblePlace } from "#app/domain/model/place.ts";
import { useTranslation } from "react-i18next";

/** Link an exact address to the map application of the phone, and to a map on the web. */
export function MapLinks({ place, cityName }: { place: VisiblePlace; cityName: string }) {
  const { t } = useTranslation("event");
  const links = mapLinks(place, cityName);
  if (!links) return null;
  return (
    <span className="map-links">
      <a href={links.geo}>{t("map.phone")}</a> ·{" "}
      <a href={links.web} rel="noreferrer">
        {t("map.web")}
      </a>
    </span>
  );
}
