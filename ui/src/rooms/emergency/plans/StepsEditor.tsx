// The steps of a plan as a table that is typed into: what, who, by when, what in the log does it (EPL-01).
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { type KeyboardEvent, useRef } from "react";
import type { Drawn, FieldError } from "../../../api/types";
import type { Draft } from "../../../spine/form/values";
import { WholeNumber } from "../../../spine/form/WholeNumber";
import { useSay, useTexts } from "../../../spine/words/language";
import { byTime, faultsOf, inserted, moved } from "./steps";
import "./plans.css";
import "./words";

interface Props {
  field: Drawn;
  value: unknown;
  onChange: (steps: Draft[]) => void;
  errors: Map<string, FieldError>;
  /** Its steps may be done by the log of an incident. */
  incident: boolean;
}

export default function StepsEditor({ field, value, onChange, errors, incident }: Props) {
  const t = useTexts();
  const say = useSay();
  const box = useRef<HTMLFieldSetElement>(null);
  const steps = (value ?? []) as Draft[];
  const of = (name: string) => field.fields?.find((one) => one.name === name);
  const options = (name: string) =>
    (of(name)?.choices ?? []).map((one) => ({ value: one.code, label: say(one) }));

  const set = (index: number, name: string, next: unknown) =>
    onChange(steps.map((step, at) => (at === index ? { ...step, [name]: next } : step)));

  /** The cursor follows the step to where it went. */
  function focus(row: number, name: string) {
    requestAnimationFrame(() =>
      box.current
        ?.querySelector<HTMLElement>(`[data-step="${row}"] [data-cell="${name}"] :is(textarea, input)`)
        ?.focus(),
    );
  }

  function keys(event: KeyboardEvent, row: number) {
    if (!event.altKey) return;
    const cell = (event.target as HTMLElement).closest("[data-cell]")?.getAttribute("data-cell") ?? "zh";
    const to = event.key === "ArrowUp" ? row - 1 : event.key === "ArrowDown" ? row + 1 : null;
    if (to !== null) {
      event.preventDefault();
      onChange(moved(steps, row, to));
      focus(Math.max(0, Math.min(steps.length - 1, to)), cell);
    } else if (event.key === "Enter") {
      event.preventDefault();
      onChange(inserted(steps, row));
      focus(row + 1, "zh");
    }
  }

  return (
    <fieldset className="field-object plan-editor" ref={box}>
      <legend>{say(field.label)}</legend>
      <p className="quiet keys-hint">{t("plans.editorKeys")}</p>
      <ol className="plain-list">
        {steps.map((step, row) => {
          const faults = faultsOf(steps, row);
          const wrong = [...errors].filter(([path]) => path.startsWith(`steps[${row}]`));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step of the draft has nothing but its place
            <li key={row} className="plan-edit-row" data-step={row} onKeyDown={(event) => keys(event, row)}>
              <span className="figures plan-no">{row + 1}</span>
              <div data-cell="zh" className="plan-what">
                <Input.TextArea
                  rows={1}
                  className="grows"
                  maxLength={1000}
                  value={String(step.zh ?? "")}
                  aria-label={`${t("plans.nth", { n: row + 1 })} ${t("plans.step")}`}
                  placeholder={t("plans.step")}
                  onChange={(event) => set(row, "zh", event.target.value)}
                />
                <Input
                  size="small"
                  maxLength={1000}
                  value={String(step.en ?? "")}
                  aria-label={`${t("plans.nth", { n: row + 1 })} ${t("plans.english")}`}
                  placeholder={t("plans.english")}
                  onChange={(event) => set(row, "en", event.target.value)}
                />
              </div>
              <div data-cell="role">
                <Select
                  className="wide"
                  value={(step.role as string | undefined) || undefined}
                  options={options("role")}
                  showSearch={{ optionFilterProp: "label" }}
                  placeholder={t("plans.role")}
                  aria-label={`${t("plans.nth", { n: row + 1 })} ${t("plans.role")}`}
                  status={faults.includes("noRole") ? "warning" : undefined}
                  onChange={(next) => set(row, "role", next)}
                />
                {incident && (
                  <Select
                    className="wide"
                    size="small"
                    allowClear
                    value={(step.done_by as string | undefined) || undefined}
                    options={options("done_by")}
                    placeholder={t("plans.byHand")}
                    aria-label={`${t("plans.nth", { n: row + 1 })} ${t("plans.doneBy")}`}
                    onChange={(next) => set(row, "done_by", next)}
                  />
                )}
              </div>
              <div data-cell="minutes">
                <WholeNumber
                  className="wide"
                  min={1}
                  max={10_080}
                  value={typeof step.minutes === "number" ? step.minutes : null}
                  placeholder={t("plans.minutes")}
                  aria-label={`${t("plans.nth", { n: row + 1 })} ${t("plans.minutes")}`}
                  status={faults.includes("noTime") || faults.includes("early") ? "warning" : undefined}
                  onChange={(next) => set(row, "minutes", next ?? undefined)}
                />
              </div>
              <span className="plan-tools">
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowUpOutlined />}
                  disabled={row === 0}
                  aria-label={t("plans.up", { n: row + 1 })}
                  onClick={() => onChange(moved(steps, row, row - 1))}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowDownOutlined />}
                  disabled={row === steps.length - 1}
                  aria-label={t("plans.down", { n: row + 1 })}
                  onClick={() => onChange(moved(steps, row, row + 1))}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t("plans.remove", { n: row + 1 })}
                  onClick={() => onChange(steps.filter((_, at) => at !== row))}
                />
              </span>
              {(faults.length > 0 || wrong.length > 0) && (
                <span className="plan-faults">
                  {faults.map((fault) => (
                    <span key={fault} className="mark mark-late">
                      {t(`plans.${fault}`)}
                    </span>
                  ))}
                  {wrong.map(([path, error]) => (
                    <span key={path} className="field-error" role="alert">
                      {say(error)}
                    </span>
                  ))}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <div className="row">
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => {
            onChange(inserted(steps, steps.length - 1));
            focus(steps.length, "zh");
          }}
          data-testid="add-step"
        >
          {t("plans.add")}
        </Button>
        {steps.some((_, row) => faultsOf(steps, row).includes("early")) && (
          <Button size="small" onClick={() => onChange(byTime(steps))}>
            {t("plans.byTime")}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
