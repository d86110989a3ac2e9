import { useLanguage } from "#app/components/shell/reader-context.tsx";
import type { Attendance } from "#app/domain/model/event.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { useTranslation } from "react-i18next";

/** Show a filter in words; an empty one is the whole programme. */
export function FilterText({ labels, attendance }: { labels: readonly string[]; attendance: readonly Attendance[] }) {
  const { t } = useTranslation(["public", "common"]);
  const ways = attendance.map((value) => t(`common:attendance.${value}`));
  const words = listText([...labels, ...ways], useLanguage());
  return <b>{words === "" ? t("subscribe.everything") : t("subscribe.selection", { words })}</b>;
}
