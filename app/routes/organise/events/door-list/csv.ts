import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { writeDoorList } from "#app/domain/check-in/write-door-list.server.ts";
import { tableResponse } from "#app/http/table-response.server.ts";
import type { SignUpNeed } from "#app/domain/model/sign-up.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { orPlainRefusal } from "#app/http/to-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** Download the door list of a date as a table, without e-mail addresses. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId = "", dateId = "" } = args.params;
  const t = textsOf(ctx.language, "checkIn");
  const event = textsOf(ctx.language, "event");
  return orPlainRefusal(() => {
    const words = {
      columns: [
        t("list.code"),
        t("list.name"),
        t("list.people"),
        t("list.needs"),
        t("list.session"),
        t("list.state"),
        t("list.came"),
      ] as const,
      need: (need: SignUpNeed) => event(`need.${need}`),
      state: (state: "confirmed" | "offered" | "provisional") => t(`state.${state}`),
    };
    const { text, filename } = writeDoorList(ctx, { eventId, dateId }, words);
    return tableResponse(text, filename);
  });
}
