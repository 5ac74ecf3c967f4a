// What the pickers share.
import type { ReactNode } from "react";
import { asProblem } from "../../api/client";
import { useSay, useTexts } from "../words/language";
import type { Described } from "./FieldFrame";
import { recall } from "./known";

export interface PickProps {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  described: Described;
  /** The name under which the present value is known already. */
  known?: string;
}

export interface Option {
  value: string;
  label: string;
}

/** What an empty list means: still reading, could not be read, or nothing fits. */
export function useEmptiness(): (asked: {
  isFetching: boolean;
  error: unknown;
  typed?: boolean;
}) => ReactNode {
  const t = useTexts();
  const say = useSay();
  return ({ isFetching, error, typed = true }) => (
    <span role={error ? "alert" : "status"}>
      {error
        ? say(asProblem(error))
        : isFetching
          ? t("form.looking")
          : t(typed ? "form.nothing" : "form.typeToFind")}
    </span>
  );
}

/** The present value keeps its name when it is not among what was found. */
export function withPresent(
  options: Option[],
  value: string | undefined,
  known: string | undefined,
): Option[] {
  if (!value || options.some((one) => one.value === value)) return options;
  return [{ value, label: known ?? recall(value) ?? "…" }, ...options];
}
