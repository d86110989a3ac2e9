import { useTranslation } from "react-i18next";

export function NotifiedCount({ count }: { count: number }) {
  const { t } = useTranslation("dates");
  return <p className="soft">{count === 0 ? t("toldNobody") : t("told", { count })}</p>;
}
