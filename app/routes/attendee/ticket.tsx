import { PlaceText } from "#app/components/events/place-text.tsx";
import { When } from "#app/components/events/date-time.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { type Seat, PartySize, SeatTitles } from "#app/components/sign-ups/sign-up-ticket.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { QrSquare } from "#app/components/ui/qr-code.tsx";
import { joinPath, attendeePagePath } from "#app/domain/paths.ts";
import { getAttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { secretPage } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const token = args.params["token"] ?? "";
  const { seats } = orRefuse(() => getAttendeePage(ctx, token));
  const head = { title: textsOf(ctx.language, "attendee")("ticket.title") };
  return secretPage({ seats, address: `${ctx.origin}${attendeePagePath(ctx.language, token)}`, head });
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

/** Show the ticket that a helper hands to the person they signed up: the code, and the address of the attendee page. */
export default function TicketPage() {
  const { seats, address } = useLoaderData<typeof loader>();
  const { t } = useTranslation("attendee");
  const language = useLanguage();
  const [first] = seats;
  return (
    <main id="content" className="narrow slip">
      <h1>{t("ticket.title")}</h1>
      <p className="lead">{t("ticket.lead")}</p>
      {seats
        .filter((seat) => seat.state !== "cancelled")
        .map((seat) => (
          <section key={seat.signUpId} className="ticket">
            {!seat.isHidden && <SeatTitles seat={seat} />}
            <p>
              <When date={seat} />
            </p>
            {!seat.isHidden && <TicketPlace seat={seat} />}
            <PartySize seat={seat} />
            {seat.state === "confirmed" ? (
              <p className="slip-code">
                <bdi dir="ltr">{seat.checkInCode}</bdi>
              </p>
            ) : (
              <p>{t("ticket.waiting")}</p>
            )}
          </section>
        ))}
      <QrSquare text={address} label={t("ticket.qr")} />
      <p className="address">
        <span>{t("ticket.address")}</span>
        <code dir="ltr">{address}</code>
      </p>
      {first && !first.isHidden && (
        <p className="no-print">
          <a className="button" href={`${joinPath(language, first.slug)}?for=other`}>
            {t("ticket.next")}
          </a>
        </p>
      )}
      <p className="soft no-print">{t("ticket.forget")}</p>
    </main>
  );
}

/** Show only the public part of the place: a printed ticket may be lost. */
function TicketPlace({ seat }: { seat: Seat }) {
  const { t } = useTranslation("attendee");
  if (seat.status === "moved_online") return null;
  return (
    <p className="line">
      <Icon name="place" />
      <span>
        {seat.place.level === "public" ? (
          <PlaceText place={seat.place} organisers={[seat.organisationName]} />
        ) : (
          t("ticket.place")
        )}{" "}
        <b>{seat.cityName}</b>
      </span>
    </p>
  );
}
