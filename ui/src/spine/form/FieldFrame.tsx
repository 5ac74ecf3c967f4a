import type { ReactNode } from "react";
import type { FieldError } from "../../api/types";
import { useSay, useTexts } from "../words/language";

export interface Described {
  id: string;
  "aria-invalid": boolean | undefined;
  "aria-describedby": string | undefined;
  "aria-required": boolean | undefined;
}

/** Label, control, error: the label names the control, the error describes it. */
export function FieldFrame(props: {
  id: string;
  label: string;
  required?: boolean;
  error?: FieldError | null;
  hint?: ReactNode;
  aside?: ReactNode;
  className?: string;
  children: (described: Described) => ReactNode;
}) {
  const { id, error } = props;
  const t = useTexts();
  const say = useSay();
  const described: Described = {
    id,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": error ? `${id}-error` : undefined,
    "aria-required": props.required ? true : undefined,
  };
  return (
    <div className={`field ${error ? "field-wrong" : ""} ${props.className ?? ""}`}>
      <div className="field-head">
        <label htmlFor={id}>
          {props.label}
          {props.required && (
            <span className="must" title={t("form.required")}>
              *<span className="unseen">{t("form.required")}</span>
            </span>
          )}
        </label>
        {props.aside && <span className="field-aside">{props.aside}</span>}
      </div>
      {props.children(described)}
      {props.hint && <div className="field-hint">{props.hint}</div>}
      {error && (
        <div className="field-error" id={`${id}-error`} role="alert">
          {say(error)}
        </div>
      )}
    </div>
  );
}
