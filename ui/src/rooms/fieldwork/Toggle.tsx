import { CheckCircleFilled } from "@ant-design/icons";
import type { ReactNode } from "react";

/** A line to press with a gloved thumb. */
export function Toggle(props: {
  id?: string;
  on: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
  note?: ReactNode;
  invalid?: boolean;
  code?: string;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the whole line is the control, with its note inside
    <button
      type="button"
      id={props.id}
      role="checkbox"
      aria-checked={props.on}
      aria-invalid={props.invalid || undefined}
      className={`toggle ${props.on ? "toggle-on" : ""}`}
      data-code={props.code}
      onClick={() => props.onChange(!props.on)}
    >
      <span className="toggle-box" aria-hidden="true">
        {props.on && <CheckCircleFilled />}
      </span>
      <span className="toggle-text">
        <span>{props.children}</span>
        {props.note && <small className="quiet">{props.note}</small>}
      </span>
    </button>
  );
}

/** One of a few, all on show. */
export function Pick<T extends string | number>(props: {
  label: string;
  value: T | undefined;
  options: { value: T; label: string; note?: string }[];
  onChange: (value: T | undefined) => void;
  id?: string;
  invalid?: boolean;
}) {
  return (
    <div
      className={`picks ${props.options.length > 4 ? "picks-many" : ""}`}
      role="radiogroup"
      aria-label={props.label}
      id={props.id}
    >
      {props.options.map((one) => (
        // biome-ignore lint/a11y/useSemanticElements: a button is large, takes a press anywhere and can be pressed again
        <button
          key={one.value}
          type="button"
          role="radio"
          aria-checked={props.value === one.value}
          className={`pick ${props.value === one.value ? "pick-on" : ""}`}
          data-value={one.value}
          onClick={() => props.onChange(one.value)}
        >
          {one.label}
          {one.note && <small className="quiet">{one.note}</small>}
        </button>
      ))}
    </div>
  );
}
