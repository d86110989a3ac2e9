import type { FieldMetadata } from "@conform-to/react";
import type { InputHTMLAttributes, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFaultText } from "./fault-text.ts";

// biome-ignore lint/suspicious/noExplicitAny: Conform's metadata is invariant in the field's own type, which no control needs
export type AnyField = FieldMetadata<any, any, string[]>;
type Common = { field: AnyField; label: string; hint?: ReactNode; isOptional?: boolean };

/** What was typed; a form made up by hand may hold anything in its place. */
const textOf = (field: AnyField): string => (typeof field.initialValue === "string" ? field.initialValue : "");
const hintId = (field: AnyField) => `${field.id}-hint`;
const describedBy = (field: AnyField, hint: ReactNode) =>
  [hint ? hintId(field) : null, field.errors ? field.errorId : null].filter((id) => id !== null).join(" ") || undefined;

function Label({ field, label, isOptional = false, isLegend = false }: Omit<Common, "hint"> & { isLegend?: boolean }) {
  const { t } = useTranslation();
  const words = (
    <>
      {label}
      {isOptional && <span className="soft"> ({t("form.optional")})</span>}
    </>
  );
  return isLegend ? <legend>{words}</legend> : <label htmlFor={field.id}>{words}</label>;
}

function HintAndFault({ field, hint }: { field: AnyField; hint?: ReactNode }) {
  const say = useFaultText();
  return (
    <>
      {hint && (
        <p className="hint" id={hintId(field)}>
          {hint}
        </p>
      )}
      {field.errors && (
        <p className="fault" id={field.errorId}>
          {field.errors.map(say).join(" ")}
        </p>
      )}
    </>
  );
}

/** A line of text, a date, a time, an address: label, hint, control, and its fault right beside it. */
export function TextField({
  field,
  label,
  hint,
  isOptional = false,
  ...input
}: Common & Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "name" | "defaultValue">) {
  return (
    <div className={field.errors ? "field has-fault" : "field"}>
      <Label field={field} label={label} isOptional={isOptional} />
      <HintAndFault field={field} hint={hint} />
      <input
        type="text"
        {...input}
        id={field.id}
        name={field.name}
        defaultValue={textOf(field)}
        required={!isOptional}
        aria-invalid={field.errors ? true : undefined}
        aria-describedby={describedBy(field, hint)}
      />
    </div>
  );
}

/** Several lines of text. */
export function TextAreaField({
  field,
  label,
  hint,
  isOptional = false,
  rows,
  ...area
}: Common & { rows: number; dir?: string; lang?: string; onInput?: React.FormEventHandler<HTMLTextAreaElement> }) {
  return (
    <div className={field.errors ? "field has-fault" : "field"}>
      <Label field={field} label={label} isOptional={isOptional} />
      <HintAndFault field={field} hint={hint} />
      <textarea
        {...area}
        id={field.id}
        name={field.name}
        rows={rows}
        defaultValue={textOf(field)}
        required={!isOptional}
        aria-invalid={field.errors ? true : undefined}
        aria-describedby={describedBy(field, hint)}
      />
    </div>
  );
}

export type Option = { value: string; label: string; hint?: string; lang?: string };

/** One of many, as the phone's own list. Options may be grouped. */
export function SelectField({
  field,
  label,
  hint,
  isOptional = false,
  groups,
  empty,
  onChange,
}: Common & {
  groups: readonly { label: string | null; options: readonly Option[] }[];
  /** Words for "nothing chosen yet": HTML wants them first in what is required, and nobody chooses by not looking. */
  empty: string;
  onChange?: (value: string) => void;
}) {
  const listed = (options: readonly Option[]) =>
    options.map((option) => (
      <option key={option.value} value={option.value} lang={option.lang}>
        {option.label}
      </option>
    ));
  return (
    <div className={field.errors ? "field has-fault" : "field"}>
      <Label field={field} label={label} isOptional={isOptional} />
      <HintAndFault field={field} hint={hint} />
      <select
        id={field.id}
        name={field.name}
        defaultValue={textOf(field)}
        required={!isOptional}
        aria-invalid={field.errors ? true : undefined}
        aria-describedby={describedBy(field, hint)}
        onChange={(change) => onChange?.(change.currentTarget.value)}
      >
        <option value="">{empty}</option>
        {groups.map((group) =>
          group.label === null ? (
            listed(group.options)
          ) : (
            <optgroup key={group.label} label={group.label}>
              {listed(group.options)}
            </optgroup>
          ),
        )}
      </select>
    </div>
  );
}

/** A few possibilities, all visible: one of them (`radio`) or any of them (`checkbox`). */
export function ChoiceField({
  field,
  label,
  hint,
  isOptional = false,
  kind,
  options,
  onChange,
}: Common & { kind: "radio" | "checkbox"; options: readonly Option[]; onChange?: (value: string) => void }) {
  const initial: unknown = field.initialValue;
  const isChosen = (value: string) => (Array.isArray(initial) ? initial.includes(value) : initial === value);
  return (
    <fieldset
      className={field.errors ? "field has-fault" : "field"}
      id={field.id}
      tabIndex={-1}
      aria-describedby={describedBy(field, hint)}
    >
      <Label field={field} label={label} isOptional={isOptional} isLegend />
      <HintAndFault field={field} hint={hint} />
      <div className="choices">
        {options.map((option) => (
          <label key={option.value} className="tick">
            <input
              type={kind}
              name={field.name}
              value={option.value}
              defaultChecked={isChosen(option.value)}
              required={kind === "radio" && !isOptional}
              onChange={() => onChange?.(option.value)}
            />
            <span>
              <span lang={option.lang}>{option.label}</span>
              {option.hint && <small className="hint">{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
