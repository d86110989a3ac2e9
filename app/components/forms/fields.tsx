import type { FieldMetadata } from "@conform-to/react";
import type { InputHTMLAttributes, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFaultText } from "./fault-text.ts";

// biome-ignore lint/suspicious/noExplicitAny: Conform's metadata is invariant in the field's own type, which no control needs
export type AnyField = FieldMetadata<any, any, string[]>;
type Common = { field: AnyField | Control; label: string; hint?: ReactNode; isOptional?: boolean };

/** Metadata of a field, as far as it is shown. */
export type Control = { id: string; name: string; errors?: string[] | undefined; initialValue: unknown };
type Shown = Control & { errorId: string };

/** Read the metadata of a field once: Conform computes it again for each property read. */
const read = ({ id, name, errors, initialValue }: AnyField | Control): Shown => ({
  id,
  name,
  errorId: `${id}-error`,
  errors,
  initialValue,
});

/** Return the typed text; a forged form may hold another type. */
const textOf = (field: Shown): string => (typeof field.initialValue === "string" ? field.initialValue : "");
const hintId = (field: { id: string }) => `${field.id}-hint`;
const describedBy = (field: Shown, hint: ReactNode, hintOf: { id: string } = field) =>
  [hint ? hintId(hintOf) : null, field.errors ? field.errorId : null].filter((id) => id !== null).join(" ") ||
  undefined;

type LabelProps = Omit<Common, "field" | "hint"> & { field: Shown; isLegend?: boolean };

function Label({ field, label, isOptional = false, isLegend = false }: LabelProps) {
  const words = (
    <>
      {label}
      {isOptional && <Optional />}
    </>
  );
  return isLegend ? <legend>{words}</legend> : <label htmlFor={field.id}>{words}</label>;
}

function Optional() {
  const { t } = useTranslation();
  return <span className="soft"> ({t("form.optional")})</span>;
}

function HintAndFault({ field, hint }: { field: Shown; hint?: ReactNode }) {
  return (
    <>
      {hint && (
        <p className="hint" id={hintId(field)}>
          {hint}
        </p>
      )}
      {field.errors && <FieldFault id={field.errorId} faults={field.errors} />}
    </>
  );
}

function FieldFault({ id, faults }: { id: string; faults: readonly string[] }) {
  const say = useFaultText();
  return (
    <p className="fault" id={id}>
      {faults.map(say).join(" ")}
    </p>
  );
}

/**
 * Show a one-line input (text, date, time, address) with label, hint and fault.
 * @param hintOf another field on the page that already shows the same hint
 */
export function TextField({
  field: given,
  label,
  hint,
  hintOf,
  isOptional = false,
  ...input
}: Common & { hintOf?: { id: string } | undefined } & Omit<
    InputHTMLAttributes<HTMLInputElement>,
    "id" | "name" | "defaultValue"
  >) {
  const field = read(given);
  return (
    <div className={field.errors ? "field has-fault" : "field"}>
      <Label field={field} label={label} isOptional={isOptional} />
      <HintAndFault field={field} hint={hintOf ? undefined : hint} />
      <input
        type="text"
        {...input}
        id={field.id}
        name={field.name}
        defaultValue={textOf(field)}
        required={!isOptional}
        aria-invalid={field.errors ? true : undefined}
        aria-describedby={describedBy(field, hint, hintOf)}
      />
    </div>
  );
}

export function TextAreaField({
  field: given,
  label,
  hint,
  isOptional = false,
  rows,
  ...area
}: Common & { rows: number; dir?: string; lang?: string; onInput?: React.FormEventHandler<HTMLTextAreaElement> }) {
  const field = read(given);
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

/** Show a native select; options may be grouped. */
export function SelectField({
  field: given,
  label,
  hint,
  isOptional = false,
  groups,
  empty,
  onChange,
}: Common & {
  groups: readonly { label: string | null; options: readonly Option[] }[];
  /**
   * Label of the empty option, which HTML requires first in a required select, so that no choice is made by default.
   */
  empty: string;
  onChange?: (value: string) => void;
}) {
  const listed = (options: readonly Option[]) =>
    options.map((option) => (
      <option key={option.value} value={option.value} lang={option.lang}>
        {option.label}
      </option>
    ));
  const field = read(given);
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

/** Show a few options, all visible: radio buttons for one, checkboxes for several. */
export function ChoiceField({
  field: given,
  label,
  hint,
  isOptional = false,
  kind,
  options,
  onChange,
}: Common & { kind: "radio" | "checkbox"; options: readonly Option[]; onChange?: (value: string) => void }) {
  const field = read(given);
  const initial = field.initialValue;
  const isChosen = (value: string) => (Array.isArray(initial) ? initial.includes(value) : initial === value);
  return (
    <BoxesField field={field} label={label} hint={hint} isOptional={isOptional}>
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
    </BoxesField>
  );
}

/** Show boxes as one field, with label, hint and fault. */
export function BoxesField({
  field: given,
  label,
  hint,
  isOptional = false,
  children,
}: Common & { children: ReactNode }) {
  const field = read(given);
  return (
    <fieldset
      className={field.errors ? "field has-fault" : "field"}
      id={field.id}
      tabIndex={-1}
      aria-describedby={describedBy(field, hint)}
    >
      <Label field={field} label={label} isOptional={isOptional} isLegend />
      <HintAndFault field={field} hint={hint} />
      {children}
    </fieldset>
  );
}
