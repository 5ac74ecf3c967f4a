// What the pickers share: one control that finds something by what people know of it, keeps the name of what was chosen, and
// says what an empty list means.

import { Select } from "antd";
import type { ReactNode } from "react";
import { asProblem } from "../../api/client";
import { useSay, useTexts } from "../words/language";
import { clearing } from "./clearing";
import type { Described } from "./FieldFrame";
import { recall, remember } from "./known";

export interface PickProps {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  described: Partial<Described> & { "aria-label"?: string };
  /** The name under which the present value is known already. */
  known?: string;
}

export interface Option {
  value: string;
  label: string;
  /** What stands at the chosen value, where the line in the list says more. */
  short?: string;
}

interface Group {
  label: string;
  options: Option[];
}

interface FindProps extends PickProps {
  options: Option[] | Group[];
  /** Whether the list is being read, could not be read, or waits for something to be typed. */
  asked: { isFetching: boolean; error: unknown; typed?: boolean };
  /** Asks the server; without it the list itself is searched. */
  onSearch?: (typed: string) => void;
  placeholder: string;
  disabled?: boolean;
  /** Wider than the control, where lines are long. */
  width?: number;
  draw?: (option: Option) => ReactNode;
}

export function Find(props: FindProps) {
  const { value, onChange, described, known, options, asked, onSearch, width, draw } = props;
  const t = useTexts();
  const say = useSay();
  const flat = options.flatMap((one) => ("options" in one ? one.options : [one]));
  const named = (id: string | undefined) => {
    const found = flat.find((one) => one.value === id);
    return found?.short ?? found?.label;
  };
  // The present value keeps its name when it is not among what was found.
  const missing = value && !named(value) ? { value, label: known ?? recall(value) ?? "…" } : null;
  const grouped = options.some((one) => "options" in one);
  const shown = !missing
    ? options
    : grouped
      ? [...options, { label: t("form.chosen"), options: [missing] }]
      : [missing, ...options];
  const { isFetching, error, typed = true } = asked;
  return (
    <Select
      {...described}
      className="wide"
      value={value}
      onChange={(next: string | undefined) => {
        remember(next, named(next));
        onChange(next);
      }}
      options={shown as Option[]}
      optionRender={
        draw &&
        (({ value: id }) => draw(flat.find((one) => one.value === id) ?? missing ?? { value: "", label: "" }))
      }
      labelRender={({ value: id, label }) => named(String(id)) ?? label}
      showSearch={onSearch ? { filterOption: false, onSearch } : { optionFilterProp: "label" }}
      allowClear={clearing()}
      disabled={props.disabled}
      loading={isFetching}
      placeholder={props.placeholder}
      popupMatchSelectWidth={width ?? true}
      notFoundContent={
        <span role={error ? "alert" : "status"}>
          {error
            ? say(asProblem(error))
            : isFetching
              ? t("form.looking")
              : t(typed ? "form.nothing" : "form.typeToFind")}
        </span>
      }
    />
  );
}
