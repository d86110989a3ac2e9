import { typedDay } from "#app/domain/time/typed-day-text.ts";
import type { ComponentProps } from "react";
import { TextField } from "./fields.tsx";

type Props = Omit<ComponentProps<typeof TextField>, "type" | "className">;

/** Ask for a day as text: people type "27/12/2026" or "27 déc. 2026" faster than they find it in a date picker. */
export function DayField({ field: { id, name, errors, initialValue }, ...input }: Props) {
  const shown = typeof initialValue === "string" ? typedDay(initialValue) : initialValue;
  return (
    <TextField {...input} field={{ id, name, errors, initialValue: shown }} className="short" autoComplete="off" />
  );
}

/** Ask for a time of day as text: "18:30", "18h30", "6.30 pm". */
export function TimeField(input: Props) {
  return <TextField {...input} className="short" autoComplete="off" />;
}
