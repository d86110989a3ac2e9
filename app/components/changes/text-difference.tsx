// biome-ignore-all lint/suspicious/noArrayIndexKey: the parts of a difference never change places
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { wordDifference } from "./word-difference.ts";
import { useTranslation } from "react-i18next";

/** Show two versions of a text in one, with removed and added parts marked, also in words for screen readers. */
export function Difference({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation("coordinate");
  return (
    <p className="difference" dir="auto">
      {wordDifference(before, after).map(({ kind, text }, index) => {
        if (kind === "same") return <span key={index}>{isolateNumbers(text)}</span>;
        const words = kind === "gone" ? t("difference.gone") : t("difference.come");
        return kind === "gone" ? (
          <del key={index}>
            <span className="hidden">{words} </span>
            {isolateNumbers(text)}
          </del>
        ) : (
          <ins key={index}>
            <span className="hidden">{words} </span>
            {isolateNumbers(text)}
          </ins>
        );
      })}
    </p>
  );
}
