import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

const icons = { ok: "check", warn: "warning", stop: "cross", plain: "ask" } as const satisfies Record<string, IconName>;

/** Show a message that stands out by icon and words, and not by colour alone. */
export function Notice({
  tone,
  title,
  children,
}: {
  tone: keyof typeof icons;
  title?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={`notice ${tone}`}>
      <Icon name={icons[tone]} />
      <div>
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
