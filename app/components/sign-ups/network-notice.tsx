import { When } from "#app/components/events/date-time.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import type { EventView } from "#app/domain/events/build-event-view.server.ts";
import { confirmAddressMs } from "#app/domain/seats/network-cap.ts";
import { hours } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";
import { choicesOf } from "./sign-up-choices.ts";

/**
 * Seats that the visitor's network may still have without a confirmed address, by value of the choice in `choicesOf`.
 */
export type NetworkLimits = readonly { value: string; left: number }[];

/** Warn before signing up that seats would be provisional until an address is confirmed. */
export function NetworkNotice({ event, limits }: { event: EventView; limits: NetworkLimits }) {
  const { t } = useTranslation("signUp");
  const { countryCode, cityName } = event;
  const limited = choicesOf(event).flatMap((choice) => {
    const limit = limits.find(({ value }) => value === choice.value);
    return limit && choice.closed === null ? [{ choice, left: limit.left }] : [];
  });
  if (limited.length === 0) return null;
  const span = confirmAddressMs / hours(1);
  return (
    <Notice tone="warn" title={t("network.title")}>
      {limited.map(({ choice, left }) => (
        <div key={choice.value}>
          {event.dates.length > 1 && <When date={{ ...choice.date, ...choice.times, countryCode, cityName }} />}
          <p>{left === 0 ? t("network.all", { hours: span }) : t("network.more", { left, hours: span })}</p>
        </div>
      ))}
    </Notice>
  );
}
