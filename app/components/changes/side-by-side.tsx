// biome-ignore-all lint/suspicious/noArrayIndexKey: the parts of a difference never change places
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { useTranslation } from "react-i18next";
import { isReadable, isText, type Shown, useChangeNames, useValueText } from "./change-list.tsx";
import { type DifferencePart, wordDifference } from "./word-difference.ts";

type Side = "gone" | "come";

/**
 * Show the changes of an event field by field: what is public beside what is proposed, one above the other on narrow
 * screens. What leaves and what comes is marked, also in words for screen readers.
 */
export function SideBySide({ changes }: { changes: readonly Shown[] }) {
  const nameOf = useChangeNames();
  return (
    <div className="sides-list">
      {changes.filter(isReadable).map((change) => (
        <section key={change.field} className="sides">
          <h3>{nameOf(change.field)}</h3>
          <div>
            <SideText change={change} side="gone" />
            <SideText change={change} side="come" />
          </div>
        </section>
      ))}
    </div>
  );
}

function SideText({ change, side }: { change: Shown; side: Side }) {
  const { t } = useTranslation("reviewQueue");
  const partsOf = useParts();
  return (
    <div>
      <p className="side-label">{t(`sides.${side}`)}</p>
      <p className="difference" dir="auto">
        {partsOf(change)
          .filter(({ kind }) => kind === "same" || kind === side)
          .map((part, index) => (
            <Part key={index} part={part} />
          ))}
      </p>
    </div>
  );
}

/** Return a function that compares the two values: texts word by word, others as a whole. */
function useParts(): (change: Shown) => DifferencePart[] {
  const say = useValueText();
  return ({ field, before, after }) =>
    isText(field) && typeof before === "string" && typeof after === "string"
      ? wordDifference(before, after)
      : [
          { kind: "gone", text: say(field, before) },
          { kind: "come", text: say(field, after) },
        ];
}

function Part({ part: { kind, text } }: { part: DifferencePart }) {
  const { t } = useTranslation("coordinate");
  if (kind === "same") return <span>{isolateNumbers(text)}</span>;
  const Mark = kind === "gone" ? "del" : "ins";
  return (
    <Mark>
      <span className="hidden">{t(`difference.${kind}`)} </span>
      {isolateNumbers(text)}
    </Mark>
  );
}
